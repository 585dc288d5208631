/** 首页, what waits for the person who signs in, and the overview of a member. Reads the tables of all capabilities, writes none. */
package unioncard.home;

/** 首页: what waits for the person who signs in. Reads the tables of all capabilities, writes none. */
package unioncard.home;

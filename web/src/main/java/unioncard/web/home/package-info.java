/** 首页. */
package unioncard.web.home;

/** 我的打印文件: documents that were too long to wait for. */
package unioncard.web.roster;

/** 交换监控: files exchanged with the bank. */
package unioncard.web.bankfile;

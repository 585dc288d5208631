/** The result notice of a card batch (银行反馈结果通知): what it shows. */
package unioncard.reports.notice;

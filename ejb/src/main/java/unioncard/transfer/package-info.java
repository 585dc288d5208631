/** 会员转出审核 (转会): a member goes from one grassroots union to another; two sides decide, card and cover go along. */
package unioncard.transfer;

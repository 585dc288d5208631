/** Pages of 会员转出审核. */
package unioncard.web.transfer;

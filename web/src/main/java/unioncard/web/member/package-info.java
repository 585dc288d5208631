/** Pages of the members (会员管理): list and review, upload of collection forms, details. */
package unioncard.web.member;

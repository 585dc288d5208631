/** Pages of 会员服务卡管理: member list, pending list, special channel, batches. */
package unioncard.web.card;

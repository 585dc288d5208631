/** The rules of the work that the municipal federation sets: 业务参数 and 工作日历, changed by two persons. */
package unioncard.rules;

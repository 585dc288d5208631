/** 审计日志: the audit trail for the auditor. */
package unioncard.web.audit;

/** 比对库管理: snapshots of the registries. */
package unioncard.web.verification;

/** The audit trail: append-only, hash-chained, written in its own transaction for every audited boundary method. */
package unioncard.audit;

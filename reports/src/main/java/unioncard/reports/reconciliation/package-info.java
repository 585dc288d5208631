/** The reconciliation with the bank (办卡对账单): what it shows. */
package unioncard.reports.reconciliation;

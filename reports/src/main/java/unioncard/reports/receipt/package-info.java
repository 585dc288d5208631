/** The receipt list (领取签收单): what it shows. */
package unioncard.reports.receipt;

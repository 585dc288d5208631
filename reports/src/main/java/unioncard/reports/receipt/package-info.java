/** The receipt list (领取签收单): what it shows and how it becomes a PDF file. */
package unioncard.reports.receipt;

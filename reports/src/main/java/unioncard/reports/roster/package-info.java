/** The card roster (打印清册): what it shows and how it becomes a PDF file. */
package unioncard.reports.roster;

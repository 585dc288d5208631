/** The card roster (打印清册): what it shows. */
package unioncard.reports.roster;

/** Paper: what every printed document shares, its fonts and the way from a compiled template to a PDF file. */
package unioncard.reports;

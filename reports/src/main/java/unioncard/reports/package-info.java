/**
 * Paper: the one way from a document, a record, by its template to a PDF file. Each document has a package or shares one; this one has what all share.
 */
package unioncard.reports;

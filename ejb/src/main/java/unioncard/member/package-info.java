/** Members and the persons they are: documents and names as values, the collection form and its import, review, inquiry. */
package unioncard.member;

/** List pages over HTTP: many members against few, and both against a table without a database. */
package unioncard.bench.lists;

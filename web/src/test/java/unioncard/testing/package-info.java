/** What the container and browser tests share: the running product, a browser, a counter of SQL statements. */
package unioncard.testing;

/** Tests of the running product from outside: over HTTP and with a look into its database. Not part of the archive under test. */
package unioncard.running;

/** Files to and from the issuing bank (docs/bank-file-format.md): written, received, checked and applied by restartable jobs. */
package unioncard.bankfile;

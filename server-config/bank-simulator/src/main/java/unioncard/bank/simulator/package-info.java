/** A stand-in for the issuing bank, written from the file format page alone; nothing here is shared with the application. */
package unioncard.bank.simulator;

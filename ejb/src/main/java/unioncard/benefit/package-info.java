/** What the carrier has paid (给付登记): its file comes in, is checked, looked at, registered, and can be taken back. */
package unioncard.benefit;

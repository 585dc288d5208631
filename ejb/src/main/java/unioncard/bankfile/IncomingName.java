package unioncard.bankfile;

/**
 * What the name of a file from the bank says.
 *
 * @param batchNo the batch it answers
 * @param sending which sending of the batch an acknowledgement is about, from 1; 1 for results, which are about the batch
 * @param number which of the batch's results it is; 0 for an acknowledgement
 */
record IncomingName(String batchNo, int sending, int number) {

    boolean acknowledgement() {
        return number == 0;
    }
}

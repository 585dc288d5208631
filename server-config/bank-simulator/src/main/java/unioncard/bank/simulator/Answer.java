package unioncard.bank.simulator;

/** One file for the inbox; a late one is delivered in a later pass, after the delay. */
record Answer(String fileName, byte[] bytes, boolean late) {

    /** The same; an acknowledgement under the name that answers this sending of the batch. */
    Answer to(RequestName request) {
        return fileName.endsWith("_A.txt") ? new Answer(request.acknowledgement(), bytes, late) : this;
    }
}

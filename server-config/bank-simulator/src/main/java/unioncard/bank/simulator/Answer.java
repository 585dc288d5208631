package unioncard.bank.simulator;

/** One file for the inbox; a late one is delivered in a later pass, after the delay. */
record Answer(String fileName, byte[] bytes, boolean late) {
}

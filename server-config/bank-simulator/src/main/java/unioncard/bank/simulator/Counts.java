package unioncard.bank.simulator;

/**
 * What one pass over the folder did.
 *
 * @param requests complete request files that were new or sent again
 * @param taken    of these, taken for the first time (or answered anew because that was asked for)
 * @param repeated of these, sent again with the same bytes
 * @param refused  of these, refused as a whole
 * @param issued   lines of the taken files that got a card
 * @param declined lines of the taken files that did not
 * @param files    answer files put into the inbox, late ones included
 * @param owed     batches with answers still to come after this pass
 */
public record Counts(int requests, int taken, int repeated, int refused, int issued, int declined, int files, int owed) {
}

package unioncard.card;

/**
 * Cards of a batch by whether they have been handed out.
 *
 * @param handedOut with a record
 * @param waiting without one, as far as they still can be
 */
public record HandOutCounts(int handedOut, int waiting) {
}

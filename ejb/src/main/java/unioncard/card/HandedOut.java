package unioncard.card;

/**
 * What became of a hand-out.
 *
 * @param done cards now recorded
 * @param skipped cards that were handed out before, are lost or no longer valid, or were made after that day
 */
public record HandedOut(int done, int skipped) {
}

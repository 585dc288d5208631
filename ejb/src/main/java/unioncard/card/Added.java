package unioncard.card;

/**
 * Exact account of an addition to the pending list.
 *
 * @param regular added to the regular channel
 * @param special added to the special channel
 * @param skipped chosen but not added: in the list already, not open for a card, or holding one
 */
public record Added(int regular, int special, int skipped) {
}

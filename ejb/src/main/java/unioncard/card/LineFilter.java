package unioncard.card;

/**
 * What the lines of a batch are narrowed to; null means all.
 *
 * @param status what the bank has said
 * @param handOut whether the card has been handed out
 */
public record LineFilter(LineStatus status, HandOutState handOut) {
}

package unioncard.approval;

/**
 * One line of the comparison shown to the second person.
 *
 * @param field as in {@link Change}
 * @param before in words, masked unless asked for in full; null for nothing
 * @param after likewise
 * @param changed whether the two differ, which masks may hide
 */
public record Difference(String field, String before, String after, boolean changed) {
}

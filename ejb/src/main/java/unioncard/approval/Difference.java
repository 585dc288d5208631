package unioncard.approval;

/**
 * One line of the comparison shown to the second person.
 *
 * @param field as in {@link Change}
 * @param name what the kind calls the field; null when its word is a text
 * @param before in words, masked unless asked for in full; null for nothing
 * @param after likewise
 * @param changed whether the two differ, which masks may hide
 */
public record Difference(String field, String name, String before, String after, boolean changed) {

    /** A difference of a field whose word is a text. */
    public Difference(String field, String before, String after, boolean changed) {
        this(field, null, before, after, changed);
    }
}

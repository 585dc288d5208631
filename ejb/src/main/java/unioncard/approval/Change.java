package unioncard.approval;

/**
 * One thing that a request would change.
 *
 * @param field name known to the {@link ApprovalKind}; its word is the text {@code approval.field.<kind>.<field>}
 * @param before as it was when the request was made; null when there was nothing
 * @param after as it shall be; null for nothing
 */
public record Change(String field, String before, String after) {

    @Override
    public String toString() {
        return field + " ****";
    }
}

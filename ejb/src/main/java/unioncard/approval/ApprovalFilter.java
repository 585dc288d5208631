package unioncard.approval;

/**
 * Which requests are asked for.
 *
 * @param of the part of the list
 * @param kind code of an {@link ApprovalKind}, or null for any
 */
public record ApprovalFilter(Of of, String kind) {

    /** Parts of 待复核事项. */
    public enum Of {
        /** Open, and for the caller to decide. */ TO_DECIDE,
        /** Made by the caller, whatever became of them. */ OWN,
        /** No longer open, of the kinds that the caller decides. */ DECIDED
    }
}

package unioncard.approval;

import java.util.Optional;
import unioncard.security.Permission;
import unioncard.security.PersonalKind;

/**
 * A kind of act that needs a second person (复核事项). A capability contributes one by a bean that implements this; requests are made with
 * {@link ApprovalRequests}, and nobody but {@link Approvals} calls {@link #carryOut}.
 */
public interface ApprovalKind {

    /** Stored with each request and therefore never renamed; the word is the text {@code approval.kind.<code>}. */
    String code();

    /** What the second person must hold, beside having the subject in the data scope. */
    Permission decides();

    /** The name of a field that is data, such as a day; empty for one whose word is the text {@code approval.field.<code>.<field>}. */
    default Optional<String> name(String field) {
        return Optional.empty();
    }

    /** How a stored value reads to people, for example the word of an enum constant. Not called for null. */
    default String word(String field, String value) {
        return value;
    }

    /** The kind of personal data a field holds; such a field is shown masked, and in full only for a reason. */
    default Optional<PersonalKind> personal(String field) {
        return Optional.empty();
    }

    /**
     * Does what was asked for, in the transaction of the decision and as the second person. Looks again whether it still may be done:
     * throws {@link Overtaken} when the subject is not at {@link Approved#basis} any more, or another
     * {@link unioncard.shared.DomainException}; then the decision has not been made either.
     */
    void carryOut(Approved request);
}

package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.security.Masked;
import unioncard.verification.VerificationState;

/**
 * An entry of the pending list (待办人员) as the list shows it.
 *
 * @param reason why the verification failed or what to note, or null
 * @param missing special channel: how many items of the form are still missing
 */
public record PendingRow(long id, int version, long memberId, String memberNo, String name, DocumentType documentType, Masked document,
        LocalDate documentExpiresOn, boolean documentLongTerm, Instant addedAt, VerificationState verification, String reason,
        Channel channel, SpecialReason specialReason, int missing) {

    /** Special channel: whether the form is complete. */
    public boolean isCompleted() {
        return missing == 0;
    }

    /** Entries under verification are left alone until it ends. */
    public boolean isRemovable() {
        return verification != VerificationState.VERIFYING;
    }
}

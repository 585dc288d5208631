package unioncard.verification;

import java.time.LocalDate;

/**
 * One member to be verified, as the registries are asked.
 *
 * @param entryId entry of the pending list
 * @param memberId the member
 * @param districtId the member's district
 * @param name normalised name
 * @param documentType name of the document type
 * @param documentIndex keyed hash of the document number
 * @param documentExpiresOn last day of the document, or null when it never expires or nobody knows
 * @param unitCreditCode credit code of the unit the grassroots union belongs to, or null
 */
public record Subject(long entryId, long memberId, long districtId, String name, String documentType, String documentIndex,
        LocalDate documentExpiresOn, String unitCreditCode) {

    /** Only resident identity cards are in the population registry. */
    boolean holdsResidentId() {
        return documentType.equals("RESIDENT_ID");
    }
}

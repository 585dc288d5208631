package unioncard.demo;

import java.time.LocalDate;
import unioncard.member.DocumentNumber;

/**
 * A made-up document.
 *
 * @param type      name as in table {@code bank_document_code}
 * @param number    normalised: capital letters, no blanks
 * @param expiresOn null for a document that never expires
 */
record Document(String type, String number, LocalDate expiresOn) {

    boolean residentId() {
        return type.equals("RESIDENT_ID");
    }

    boolean longTerm() {
        return expiresOn == null;
    }

    /** What two documents are compared by: the digits after the ninth character of a travel permit only count its replacements. */
    String compared() {
        return DocumentNumber.key(number);
    }
}

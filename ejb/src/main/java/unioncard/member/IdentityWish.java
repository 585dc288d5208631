package unioncard.member;

import java.time.LocalDate;

/**
 * Name, document, birth date and sex as they shall be.
 *
 * @param documentNumber blank: it stays as it is
 */
public record IdentityWish(String name, DocumentType documentType, String documentNumber, LocalDate birthDate, Sex sex) {
}

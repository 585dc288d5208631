package unioncard.insurance;

import java.time.LocalDate;
import java.util.List;
import unioncard.benefit.Benefit;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * A person and all its covers that the caller may see.
 *
 * @param unionName the union of the membership asked for
 * @param day the day asked for, in the city
 * @param covers latest year first
 * @param events what has ended a cover or taken that back, last first
 * @param benefits what the carrier has paid, last first
 */
public record PersonCovers(String memberNo, String name, DocumentType documentType, Masked document, String unionName, LocalDate day,
        List<PersonCover> covers, List<CoverEvent> events, List<Benefit> benefits) {

    /** The cover in force on the day, or null. */
    public PersonCover inForce() {
        return covers.stream().filter(cover -> cover.state() == CoverState.IN_FORCE).findFirst().orElse(null);
    }
}

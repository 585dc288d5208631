package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A card in 正常 of a member in 正常, and whether it is registered for this year.
 *
 * @param registeredAt null as long as it is not
 */
public record RegistrationRow(long cardId, long memberId, String memberNo, String name, String unionName, Masked number, LocalDate cardNoDate,
        LocalDate activatedOn, Instant registeredAt, String registrar) {
}

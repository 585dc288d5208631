package unioncard.card;

/**
 * What the annual registration is narrowed to; null means all.
 *
 * @param name beginning of the name
 * @param memberNo the whole member number
 * @param state registered for this year or not
 */
public record RegistrationFilter(String name, String memberNo, RegistrationState state) {
}

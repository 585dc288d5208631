package unioncard.card;

/**
 * Cards in 正常 within the data scope by whether they are registered for this year, each counted up to 10,000.
 */
public record RegistrationCounts(int registered, int open) {
}

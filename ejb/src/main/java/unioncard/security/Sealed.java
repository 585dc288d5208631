package unioncard.security;

/**
 * Personal data as it lies in the database: encrypted, with the key's version and the kind in front
 * ({@code v1.D.…}). Shows nothing by itself; {@link PersonalData} opens or masks it.
 *
 * @param token what is stored
 */
public record Sealed(String token) {

    @Override
    public String toString() {
        return "****";
    }
}

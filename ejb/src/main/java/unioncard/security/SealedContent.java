package unioncard.security;

/**
 * A file as it lies in the database; {@link PersonalData} opens it.
 *
 * @param key its own key, sealed like a value of {@link PersonalKind#FILE}
 * @param content encrypted with that key
 */
public record SealedContent(Sealed key, byte[] content) {

    @Override
    public String toString() {
        return "****";
    }
}

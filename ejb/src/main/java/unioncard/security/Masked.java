package unioncard.security;

/**
 * Personal data made safe to show: list rows hold this and never the full value.
 *
 * @param text for example {@code 3411****6755}
 */
public record Masked(String text) {

    @Override
    public String toString() {
        return text;
    }
}

package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The way to the bank. Which one is used is configured ({@code unioncard.bank.gateway}); the bank sees a file only when its {@code .ok} is
 * there. Every call may be repeated after a crash or a broken connection and then does what is left to do.
 */
interface BankGateway {

    /**
     * Brings a file to the bank's side under a temporary name and compares there what arrived, in size and SHA-256.
     *
     * @throws IOException when the other side cannot be reached, or what arrived differs
     */
    void place(Path file, String digest) throws IOException;

    /** Takes away what {@link #place} brought and nobody shall see: it holds personal data. */
    void discard(String name) throws IOException;

    /** Gives what {@link #place} brought its name and adds the {@code .ok}. */
    void publish(String name) throws IOException;

    /**
     * Brings complete files of the bank into the inbox; nothing for a gateway whose other side writes there itself.
     *
     * @return what was left lying at the bank for somebody to look at, and why, by name
     * @throws IOException when the other side cannot be reached; what came before stays
     */
    Map<String, String> collect() throws IOException;
}

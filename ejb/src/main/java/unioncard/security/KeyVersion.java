package unioncard.security;

import java.io.Serializable;

/**
 * A key of personal data, without the key.
 *
 * @param version its number
 * @param algorithm as in SM4-GCM
 * @param current whether it is the one that encrypts
 */
public record KeyVersion(String version, String algorithm, boolean current) implements Serializable {
}

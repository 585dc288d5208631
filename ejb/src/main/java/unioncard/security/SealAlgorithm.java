package unioncard.security;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * How a key of personal data encrypts. Both are GCM with a random nonce of 96 bits in front and a tag of 128 bits behind; the library of the
 * national algorithm is not certified (docs/adr/0008).
 */
public enum SealAlgorithm {
    /** AES with 256 bits (FIPS 197). */ AES_256_GCM("AES-256-GCM", 32),
    /** SM4 with 128 bits (GB/T 32907). */ SM4_GCM("SM4-GCM", 16);

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Looking the cipher up among the providers costs as much as using it; forms and files have hundreds of thousands of values. */
    private static final ThreadLocal<Cipher> AES = ThreadLocal.withInitial(SealAlgorithm::aes);

    private final String word;
    private final int keyBytes;

    SealAlgorithm(String word, int keyBytes) {
        this.word = word;
        this.keyBytes = keyBytes;
    }

    /** Its word in the keys file and on the page. */
    public String word() {
        return word;
    }

    int keyBytes() {
        return keyBytes;
    }

    static SealAlgorithm of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the keys file names the algorithm " + word + ", which there is not"));
    }

    /** The one whose keys have so many bytes. */
    static SealAlgorithm ofKey(int bytes) {
        return Arrays.stream(values()).filter(one -> one.keyBytes == bytes).findFirst()
                .orElseThrow(() -> new IllegalStateException("no algorithm has keys of " + bytes + " bytes"));
    }

    /** Nonce, encrypted text and tag. */
    byte[] seal(byte[] key, byte[] kind, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var secret = apply(true, key, nonce, kind, plain, 0);
        var both = Arrays.copyOf(nonce, nonce.length + secret.length);
        System.arraycopy(secret, 0, both, nonce.length, secret.length);
        return both;
    }

    /** What {@link #seal} was given; throws when it does not open with the key or was changed. */
    byte[] open(byte[] key, byte[] kind, byte[] both) {
        return apply(false, key, Arrays.copyOf(both, NONCE_BYTES), kind, both, NONCE_BYTES);
    }

    private static Cipher aes() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    private byte[] apply(boolean sealing, byte[] key, byte[] nonce, byte[] kind, byte[] input, int offset) {
        try {
            if (this == AES_256_GCM) {
                var cipher = AES.get();
                cipher.init(sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(kind);
                return cipher.doFinal(input, offset, input.length - offset);
            }
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(sealing, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, kind));
            var output = new byte[cipher.getOutputSize(input.length - offset)];
            int written = cipher.processBytes(input, offset, input.length - offset, output, 0);
            cipher.doFinal(output, written);
            return output;
        } catch (GeneralSecurityException | InvalidCipherTextException e) {
            throw new IllegalStateException(word + (sealing ? " cannot encrypt" : " cannot open the value"), e);
        }
    }
}

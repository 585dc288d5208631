package unioncard.bankfile;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.io.pem.PemReader;
import unioncard.shared.Setting;

/**
 * SM2 keys of the exchange (docs/bank-file-format.md). Requests are signed when there is an own key; answers must be signed when there is one of the
 * bank's; requests are encrypted when the installation says so.
 *
 * @param own the union side's private key, or null
 * @param bank the bank's public key, or null
 * @param encrypting whether requests are encrypted for the bank
 */
record BankKeys(ECPrivateKeyParameters own, ECPublicKeyParameters bank, boolean encrypting) {

    /** Nothing is signed or encrypted. */
    static final BankKeys NONE = new BankKeys(null, null, false);

    BankKeys {
        if (encrypting && bank == null) {
            throw new IllegalStateException("files can be encrypted for the bank only with its public key");
        }
    }

    /** Those of the settings. Throws {@link IllegalStateException} that names a file which holds no such key. */
    static BankKeys configured() {
        return of(Setting.BANK_OWN_KEY_FILE.text().strip(), Setting.BANK_PUBLIC_KEY_FILE.text().strip(), Setting.BANK_ENCRYPTION.yes());
    }

    /** Those of two files; an empty name means none. */
    static BankKeys of(String own, String bank, boolean encrypting) {
        return new BankKeys(key(own, PrivateKeyFactory::createKey, ECPrivateKeyParameters.class), key(bank, PublicKeyFactory::createKey,
                ECPublicKeyParameters.class), encrypting);
    }

    Optional<BankSignature> signing() {
        return Optional.ofNullable(own).map(BankSignature::signing);
    }

    Optional<BankSignature> verifying() {
        return Optional.ofNullable(bank).map(BankSignature::verifying);
    }

    private static <K> K key(String file, KeyReader reader, Class<K> kind) {
        if (file.isEmpty()) {
            return null;
        }
        try (var in = Files.newBufferedReader(Path.of(file))) {
            return kind.cast(reader.read(pem(in)));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("the file " + file + " holds no SM2 key of its kind in PEM", e);
        }
    }

    private static byte[] pem(Reader in) throws IOException {
        try (var reader = new PemReader(in)) {
            return reader.readPemObject().getContent();
        }
    }

    @Override
    public String toString() {
        return "****";
    }

    /** Makes a key of its encoding. */
    @FunctionalInterface
    private interface KeyReader {
        AsymmetricKeyParameter read(byte[] encoded) throws IOException;
    }
}

package unioncard.bankfile;

import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 with SM3 (GB/T 32918.2, the standard's default identity) over the bytes before the trailer, which carries it in Base64. For one file. */
final class BankSignature {

    private final SM2Signer signer = new SM2Signer();

    private BankSignature() {
    }

    static BankSignature signing(ECPrivateKeyParameters key) {
        var signature = new BankSignature();
        signature.signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
        return signature;
    }

    static BankSignature verifying(ECPublicKeyParameters key) {
        var signature = new BankSignature();
        signature.signer.init(false, key);
        return signature;
    }

    void update(byte[] bytes, int from, int length) {
        signer.update(bytes, from, length);
    }

    String sign() {
        try {
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is the signature of what was given, whatever it looks like. */
    boolean verifies(String base64) {
        try {
            return signer.verifySignature(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}

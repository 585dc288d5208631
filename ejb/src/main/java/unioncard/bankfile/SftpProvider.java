package unioncard.bankfile;

import java.security.Provider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.bouncycastle.BouncyCastleSecurityProviderRegistrar;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle for SSHD, which needs it for Ed25519 keys. Left to itself SSHD would add the one in our archive to the whole server: there it
 * would outlive a redeployment, and the next one would get keys of classes it does not know.
 */
final class SftpProvider extends BouncyCastleSecurityProviderRegistrar {

    private static final SftpProvider OWN = new SftpProvider();

    private final Provider provider = new BouncyCastleProvider();

    private SftpProvider() {
    }

    /** To be called before anything else of SSHD; the second call changes nothing. */
    static void register() {
        SecurityUtils.registerSecurityProvider(OWN);
        SecurityUtils.setDefaultProviderChoice(OWN);
    }

    @Override
    public Provider getSecurityProvider() {
        return provider;
    }

    @Override
    public boolean isNamedProviderUsed() {
        return false;
    }
}

package unioncard.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Locale;
import java.util.Set;
import unioncard.security.SignIn;

/** Tells the container who somebody is. What they may do is read anew in each request, not here. */
@ApplicationScoped
public class AccountStore implements IdentityStore {

    @Inject
    private SignIn signIn;

    /** Checks name and password. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        var login = credential.getCaller().strip().toLowerCase(Locale.ROOT);
        return signIn.check(login, credential.getPassword().getValue())
                ? new CredentialValidationResult(login, Set.of("signed-in"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}

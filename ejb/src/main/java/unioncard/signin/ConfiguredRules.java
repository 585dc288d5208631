package unioncard.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the installation's rules once, at the first use. */
@ApplicationScoped
class ConfiguredRules {

    @Produces
    @Singleton
    SignInRules signIn() {
        return SignInRules.configured();
    }

    @Produces
    @Singleton
    PasswordRules passwords() {
        return PasswordRules.configured();
    }
}

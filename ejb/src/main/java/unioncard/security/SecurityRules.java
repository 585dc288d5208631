package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the rules for sessions once, at the first use. */
@ApplicationScoped
class SecurityRules {

    @Produces
    @Singleton
    AccountRules sessions() {
        return AccountRules.configured();
    }
}

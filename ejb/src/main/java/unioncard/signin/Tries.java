package unioncard.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.Passwords;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;
import unioncard.shared.OwnTransaction;

/**
 * Counts tries to guess a password or code. A try is counted as a failure before it is judged and taken back when it was right, each in
 * a transaction of its own: so of many tries at once no more are judged than are allowed, and no row stays locked while a hash is computed.
 */
@ApplicationScoped
class Tries {

    private static final Logger LOG = Logger.getLogger(Tries.class.getName());

    private Jdbi jdbi;
    private Clock clock;
    private SignInRules rules;
    private OwnTransaction transaction;

    Tries() {
    }

    @Inject
    Tries(Jdbi jdbi, Clock clock, SignInRules rules, OwnTransaction transaction) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** Counts a try from the address; false when it may not try at the moment. */
    boolean admit(String address) {
        var failures = apart(h -> TrySql.chargeAddress(h, address, clock.instant(), rules));
        if (failures.isPresent() && failures.get() == rules.addressTries()) {
            LOG.log(Level.WARNING, "address {0} is refused after {1} failed tries to sign in", new Object[] {address, failures.get()});
        }
        return failures.isPresent();
    }

    /** Counts a try on the account; empty when there is none that may sign in, or when it is locked. */
    Optional<TrySql.Account> admitTo(String login) {
        return apart(h -> TrySql.chargeAccount(h, login, clock.instant(), rules));
    }

    /** The try was right: it does not count. */
    void takeBack(String address, long userId) {
        apart(h -> {
            if (address != null) {
                TrySql.refundAddress(h, address, rules);
            }
            TrySql.refundAccount(h, userId, rules);
            return null;
        });
    }

    /**
     * The person at work proves the own password once more, before something that concerns signing in. Refused with
     * {@code password.old-wrong} and {@code sign-in.locked}. To be called before anything else locks the account's row.
     */
    void requirePassword(SignedInUser user, char[] password) {
        var account = admitTo(user.login()).orElseThrow(() -> new DomainException("sign-in.locked"));
        if (!Passwords.matches(password == null ? new char[0] : password, account.passwordHash())) {
            throw new DomainException("password.old-wrong");
        }
        takeBack(null, account.id());
    }

    private <T> T apart(Function<Handle, T> work) {
        return transaction.get(() -> jdbi.withHandle(work::apply));
    }
}

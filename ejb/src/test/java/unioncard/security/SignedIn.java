package unioncard.security;

import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Requests as they come in: account and session read from the database. For tests of packages that cannot see {@link Accounts}. */
public final class SignedIn {

    private SignedIn() {
    }

    /** Nobody yet; {@code actAs} makes it somebody. */
    public static CurrentUser request(Jdbi jdbi, Clock clock, AccountRules rules) {
        return new CurrentUser(new Accounts(jdbi, clock, rules));
    }

    /** A service of the system administrator. */
    public static AccountAdministration administration(Jdbi jdbi, Clock clock, AccountRules rules, CurrentUser current) {
        return new AccountAdministration(jdbi, clock, rules, current, new AuditNote());
    }

    /** A service of the security administrator. */
    public static Roles roles(Jdbi jdbi) {
        return new Roles(jdbi, new AuditNote());
    }
}

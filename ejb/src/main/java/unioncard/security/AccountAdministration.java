package unioncard.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AccountSql.Target;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * Accounts (账号管理) of the own union and those below. First passwords are random, shown once and good for nothing but choosing an own
 * one. Changes name the version seen; {@code changed-meanwhile} when it is no longer the one, or the account is out of reach.
 */
@Stateless
public class AccountAdministration {

    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;

    /** Accounts whose sign-in name, name or union contains the text; null: all. Sorts: login, name, unionName, lastSignInAt. */
    @Requires(value = Permission.MANAGE_ACCOUNTS, audited = false)
    public Rows<AccountRow> list(String text, Slice slice) {
        return jdbi.withHandle(h -> AccountSql.list(h, current.get().scope(), text, clock.instant(), slice));
    }

    /** Every role. */
    @Requires(value = Permission.MANAGE_ACCOUNTS, audited = false)
    public List<RoleName> roles() {
        return jdbi.withHandle(AccountSql::roles);
    }

    /** Up to 20 unions in scope whose name or code contains the text. */
    @Requires(value = Permission.MANAGE_ACCOUNTS, audited = false)
    public List<UnionChoice> unions(String text) {
        return jdbi.withHandle(h -> AccountSql.unions(h, current.get().scope(), text));
    }

    /**
     * Opens an account and returns its first password. Refused with {@code account.login-invalid}, {@code account.login-taken},
     * {@code account.role-missing}, {@code account.role-not-for-union}, {@code account.union-not-found}.
     */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public String create(NewAccount account) {
        var login = Login.of(account.login());
        note.about(login.text());
        var password = firstPassword();
        jdbi.useHandle(h -> {
            requireFit(AccountSql.level(h, current.get().scope(), account.unionId()), account.roles());
            if (!AccountSql.insert(h, account, login, Passwords.hash(password.toCharArray()))) {
                throw new DomainException("account.login-taken", login.text());
            }
        });
        return password;
    }

    /** Gives the account other roles. Refused like {@link #create}, and {@code account.own} for the own account. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public void changeRoles(long id, int version, Set<String> roles) {
        change(id, version, (h, account) -> {
            requireFit(account.level(), roles);
            AccountSql.setRoles(h, id, roles);
            AccountSql.touch(h, id);
        });
    }

    /** Replaces the password by a new first one, which is returned, and lifts a lock. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public String resetPassword(long id, int version) {
        var password = firstPassword();
        change(id, version, (h, account) -> AccountSql.setPassword(h, id, Passwords.hash(password.toCharArray())));
        return password;
    }

    /** Switches the account on or off; off counts from the person's next request on. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public void setEnabled(long id, int version, boolean enabled) {
        change(id, version, (h, account) -> AccountSql.setEnabled(h, id, enabled));
    }

    private void change(long id, int version, BiConsumer<Handle, Target> work) {
        jdbi.useHandle(h -> {
            var account = AccountSql.lock(h, current.get().scope(), id, version);
            if (account == null) {
                throw new DomainException("changed-meanwhile");
            }
            note.about(account.login());
            if (account.id() == current.get().id()) {
                throw new DomainException("account.own");
            }
            work.accept(h, account);
        });
    }

    /** City-wide work is given in the municipal federation only, a district's review in a district only. */
    private static void requireFit(String level, Set<String> roles) {
        if (level.isEmpty()) {
            throw new DomainException("account.union-not-found");
        }
        if (roles.isEmpty()) {
            throw new DomainException("account.role-missing");
        }
        if (roles.contains("MUNICIPAL_STAFF") && !level.equals("MUNICIPAL") || roles.contains("DISTRICT_REVIEWER") && !level.equals("DISTRICT")) {
            throw new DomainException("account.role-not-for-union");
        }
    }

    private static String firstPassword() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }
}

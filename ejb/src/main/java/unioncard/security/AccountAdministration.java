package unioncard.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
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
 * Accounts (账号管理) of the own union and those below, as the system administrator keeps them. First passwords are random, shown once and
 * good for nothing but choosing an own one. An administrator's account waits for the security administrator's confirmation, once there is
 * one. Changes name the version seen; {@code changed-meanwhile} when it is no longer the one, or the account is out of reach.
 */
@Stateless
public class AccountAdministration {

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;
    private CurrentUser current;
    private AuditNote note;

    public AccountAdministration() {
    }

    @Inject
    AccountAdministration(Jdbi jdbi, Clock clock, AccountRules rules, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
        this.current = current;
        this.note = note;
    }

    /** Accounts whose sign-in name, name or union contains the text, and which stand so; null: all. Sorts: login, name, unionName, lastSignInAt. */
    @Requires(value = Permission.VIEW_ACCOUNTS, audited = false)
    public Rows<AccountRow> list(String text, AccountState state, Slice slice) {
        return jdbi.withHandle(h -> AccountSql.list(h, current.get().scope(), text, state, clock.instant(), slice));
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
     * {@code account.role-missing}, {@code account.role-not-for-union}, {@code account.roles-apart}, {@code account.union-not-found}.
     */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public String create(NewAccount account) {
        var login = Login.of(account.login());
        note.about(login.text());
        var password = FirstPassword.until(clock.instant().plus(rules.firstPassword()));
        jdbi.useHandle(h -> {
            boolean administrator = requireFit(h, AccountSql.level(h, current.get().scope(), account.unionId()), account.roles());
            if (!AccountSql.insert(h, account, login, password, !administrator || !AccountSql.confirmable(h))) {
                throw new DomainException("account.login-taken", login.text());
            }
        });
        return password.text();
    }

    /** Gives the account other roles, which count from the next request on. Refused like {@link #create}, and {@code account.own} for the own account. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public void changeRoles(long id, int version, Set<String> roles) {
        change(id, version, (h, account) -> {
            boolean administrator = requireFit(h, account.level(), roles);
            AccountSql.setRoles(h, id, roles);
            AccountSql.touch(h, id, !administrator || !AccountSql.confirmable(h));
        });
    }

    /** Replaces the password by a new first one, which is returned, and ends the sessions opened with the old one. A lock stays. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public String resetPassword(long id, int version) {
        var password = FirstPassword.until(clock.instant().plus(rules.firstPassword()));
        change(id, version, (h, account) -> {
            AccountSql.setPassword(h, id, password);
            AccountSql.endSessions(h, id, SessionEnd.PASSWORD, clock.instant());
        });
        return password.text();
    }

    /** Switches the account on or off; off counts from the person's next request on. */
    @Requires(Permission.MANAGE_ACCOUNTS)
    public void setEnabled(long id, int version, boolean enabled) {
        change(id, version, (h, account) -> {
            AccountSql.setEnabled(h, id, enabled);
            if (!enabled) {
                AccountSql.endSessions(h, id, SessionEnd.DISABLED, clock.instant());
            }
        });
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

    /** Each role is for unions of one level; an administrator holds one role only. Returns whether it is an administrator's. */
    private static boolean requireFit(Handle h, String level, Set<String> codes) {
        if (level.isEmpty()) {
            throw new DomainException("account.union-not-found");
        }
        var roles = AccountSql.roles(h).stream().filter(role -> codes.contains(role.code())).toList();
        if (roles.isEmpty()) {
            throw new DomainException("account.role-missing");
        }
        if (!roles.stream().allMatch(role -> role.fits(level))) {
            throw new DomainException("account.role-not-for-union");
        }
        boolean administrator = roles.stream().anyMatch(role -> role.duty() != Duty.BUSINESS);
        if (administrator && roles.size() > 1) {
            throw new DomainException("account.roles-apart");
        }
        return administrator;
    }
}

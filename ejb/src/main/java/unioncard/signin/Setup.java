package unioncard.signin;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditedAct;
import unioncard.security.Login;
import unioncard.security.OpenToAll;
import unioncard.security.Passwords;
import unioncard.shared.DomainException;
import unioncard.shared.Pinyin;

/**
 * First start (初始化): with the one-time token the municipal federation and its system administrator are made, once. That one opens the
 * accounts of the security and the audit administrator.
 */
@Stateless
public class Setup {

    private static final String ROOT_CODE = "000000";

    @Inject
    private Jdbi jdbi;
    @Inject
    private PasswordRules rules;
    @Inject
    private Event<AuditedAct> acts;

    /** Whether the installation still waits for its first administrator. */
    @OpenToAll("Before the first account exists nobody can hold a permission.")
    public boolean isOpen() {
        return jdbi.withHandle(SetupToken::needed);
    }

    /**
     * Makes the municipal federation and the system administrator and uses the token up. Refused with {@code setup.done},
     * {@code setup.token-wrong}, {@code account.login-invalid} and what {@link PasswordRules#check} refuses.
     *
     * @param token what stands in the token file
     * @param federation name of the municipal federation
     */
    @OpenToAll("The one-time token is the right to do this.")
    public void createFirstAdministrator(String token, String federation, String login, String name, char[] password) {
        var account = Login.of(login);
        var hash = Passwords.hash(rules.check(password, account.text(), name));
        jdbi.useHandle(h -> {
            if (!SetupToken.needed(h)) {
                throw new DomainException("setup.done");
            }
            if (!SetupToken.use(h, token)) {
                throw new DomainException("setup.token-wrong");
            }
            long root = h.createQuery("""
                    insert into trade_union (id, code, name, name_initials, level, path)
                    select n, :code, :name, :initials, 'MUNICIPAL', '/' || n || '/' from nextval('trade_union_seq') n
                    returning id""")
                    .bind("code", ROOT_CODE).bind("name", federation.strip()).bind("initials", Pinyin.initials(federation.strip())).mapTo(Long.class).one();
            h.createUpdate("""
                    with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
                               values (:login, :name, :union, :hash, false) returning id)
                    insert into user_role (user_id, role_code)
                    select a.id, 'SYSTEM_ADMINISTRATOR' from a""")
                    .bind("login", account.text()).bind("name", name.strip()).bind("union", root).bind("hash", hash).execute();
        });
        acts.fire(new AuditedAct(account.text(), "Setup.createFirstAdministrator", "done"));
        SetupToken.forget();
    }
}

package unioncard.signin;

import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AccountRules;
import unioncard.security.AuditNote;
import unioncard.security.AuditedAct;
import unioncard.security.CurrentUser;
import unioncard.security.Passwords;
import unioncard.security.SignedIn;
import unioncard.shared.MovingClock;
import unioncard.shared.OwnTransaction;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** A federation with a district and a union, people with accounts, and everything signing in needs, on a clock that the test moves. */
final class SignInWorld {

    static final String PASSWORD = "Kran-uhr-71-Segel";
    static final String ADDRESS = "10.0.0.7";
    static final SignInRules RULES = new SignInRules(5, Duration.ofMinutes(15), Duration.ofMinutes(60), 50, Duration.ofMinutes(15));
    static final AccountRules TIMES = new AccountRules(Duration.ofMinutes(15), Duration.ofHours(8), 90, Duration.ofHours(24), true);
    private static final String HASH = Passwords.hash(PASSWORD.toCharArray());

    final MovingClock clock = new MovingClock("2026-11-23T01:00:00Z");
    final TestDatabase database;
    final List<AuditedAct> acts = new CopyOnWriteArrayList<>();
    final CurrentUser current;
    final Tries tries;
    final Codes codes;
    private final Event<AuditedAct> events = new TestEvent<>(acts::add);

    SignInWorld(TestDatabase database) {
        this.database = database;
        current = SignedIn.request(jdbi(), clock, TIMES);
        tries = new Tries(jdbi(), clock, RULES, new OwnTransaction() {
            @Override
            public <T> T get(Supplier<T> work) {
                return work.get();
            }
        });
        codes = new Codes(jdbi(), clock, database.personalData());
        jdbi().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, path) values (1, '31', '市总工会', 'MUNICIPAL', '/1/')");
            h.execute("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),"
                    + " (3, '31001001', '江湾机械厂工会', 'GRASSROOTS', 2, '/1/2/3/', 2)");
        });
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    /** Somebody with {@link #PASSWORD}. */
    long account(String login, String name, long union, String role) {
        return jdbi().withHandle(h -> h.createQuery("""
                with a as (insert into user_account (login, name, union_id, password_hash, must_change_password, password_changed_at)
                  values (:login, :name, :union, :hash, false, :now) returning id),
                r as (insert into user_role (user_id, role_code) select id, :role from a)
                select id from a""").bind("login", login).bind("name", name).bind("union", union).bind("hash", HASH).bind("role", role)
                .bind("now", clock.instant()).mapTo(Long.class).one());
    }

    long clerk() {
        return account("clerk", "李𬎆", 3, "GRASSROOTS_CLERK");
    }

    SignIn signIn() {
        return new SignIn(jdbi(), clock, TIMES, tries, codes, events);
    }

    SignIn.Attempt check(String login, String password) {
        return signIn().check(login, password.toCharArray(), ADDRESS);
    }

    Sessions sessions() {
        return new Sessions(jdbi(), clock, TIMES, current, tries, events);
    }

    SecondFactor factor() {
        return new SecondFactor(jdbi(), clock, TIMES, current, database.personalData(), tries, codes, events);
    }

    OwnPassword password(int kinds, int remembered) {
        return new OwnPassword(jdbi(), clock, current, new PasswordRules(10, kinds, remembered, new CommonPasswords(null)), tries, events);
    }

    SignInSafety safety() {
        return new SignInSafety(jdbi(), clock, TIMES, current, new AuditNote());
    }

    /** Signs in and makes the next calls those of this person; returns the token. */
    String enter(String login) {
        return enter(login, PASSWORD);
    }

    String enter(String login, String password) {
        var token = database.inTransaction(() -> sessions().open(check(login, password).proof(), ADDRESS, "Browser"));
        current.actAs(login, token);
        return token;
    }

    String text(String sql) {
        return jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).findOne().orElse(null));
    }

    void run(String sql) {
        jdbi().useHandle(h -> h.execute(sql));
    }
}

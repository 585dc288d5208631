package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.UnionScope.Reach;

/** Reads accounts with their rights, and the session they are used in, in one statement. */
@ApplicationScoped
class Accounts {

    private static final String ACCOUNT = """
            select u.id, u.login, u.name, u.union_id, t.name union_name, t.path, t.level, u.enabled and u.confirmed and t.status = 'ACTIVE' usable,
                   u.must_change_password or u.password_changed_at < :oldestPassword must_change,
                   :secondFactor and f.confirmed_at is null
                     and exists (select 1 from user_role r join role o on o.code = r.role_code where r.user_id = u.id and o.second_factor) must_enrol,
                   array(select distinct p.permission from user_role r join role_permission p using (role_code)
                         where r.user_id = u.id) permissions
            """;
    private static final String FROM = """
            from user_account u join trade_union t on t.id = u.union_id left join second_factor f on f.user_id = u.id
            """;
    /** One row per session ever opened with the token; noting its use costs no statement of its own. */
    private static final String WITH_SESSION = """
            with used as (update user_session set last_seen_at = :now
                          where :byPerson and token_hash = :token and ended_at is null and last_seen_at < :seen and last_seen_at >= :idle
                            and started_at >= :longest)
            """ + ACCOUNT + ", s.id session, s.ended_why, s.last_seen_at < :idle idle, s.started_at < :longest too_long " + FROM
            + " join user_session s on s.user_id = u.id where u.login = :login and s.token_hash = :token";

    private Jdbi jdbi;
    private Clock clock;
    private AccountRules rules;

    Accounts() {
    }

    @Inject
    Accounts(Jdbi jdbi, Clock clock, AccountRules rules) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.rules = rules;
    }

    /** The person behind a sign-in name; empty when unknown, switched off or of a closed union. */
    Optional<SignedInUser> load(String login) {
        return jdbi.withHandle(h -> h.createQuery(ACCOUNT + FROM + " where u.login = :login and u.enabled and u.confirmed and t.status = 'ACTIVE'")
                .bind("login", login).bind("oldestPassword", rules.oldestPassword(clock.instant())).bind("secondFactor", rules.secondFactor())
                .map((row, context) -> user(row)).findOne());
    }

    /** The person behind a sign-in name and the session opened with the token, whose use is noted when it was the person who asked. */
    Found load(String login, String token, boolean byPerson) {
        var now = clock.instant();
        return jdbi.withHandle(h -> query(h, login, token, byPerson, now)).orElse(new Found(null, 0, SessionEnd.IDLE));
    }

    private Optional<Found> query(Handle h, String login, String token, boolean byPerson, Instant now) {
        return h.createQuery(WITH_SESSION).bind("login", login).bind("byPerson", byPerson).bind("token", SessionToken.hash(token)).bind("now", now)
                .bind("seen", now.minus(AccountRules.EXACTNESS)).bind("idle", now.minus(rules.idle())).bind("longest", now.minus(rules.longest()))
                .bind("oldestPassword", rules.oldestPassword(now)).bind("secondFactor", rules.secondFactor())
                .map((row, context) -> {
                    var end = end(row);
                    return new Found(end == null ? user(row) : null, row.getLong("session"), end);
                }).findOne();
    }

    private static SessionEnd end(ResultSet row) throws SQLException {
        var why = row.getString("ended_why");
        if (why != null) {
            return SessionEnd.valueOf(why);
        }
        if (!row.getBoolean("usable")) {
            return SessionEnd.DISABLED;
        }
        return row.getBoolean("too_long") ? SessionEnd.TOO_LONG : row.getBoolean("idle") ? SessionEnd.IDLE : null;
    }

    private static SignedInUser user(ResultSet row) throws SQLException {
        var reach = switch (row.getString("level")) {
            case "MUNICIPAL" -> Reach.CITY;
            case "DISTRICT" -> Reach.DISTRICT;
            case "INTERMEDIATE" -> Reach.SUBTREE;
            default -> Reach.UNION;
        };
        var scope = new UnionScope(row.getLong("union_id"), row.getString("path"), reach);
        return new SignedInUser(row.getLong("id"), row.getString("login"), row.getString("name"), row.getLong("union_id"), row.getString("union_name"),
                scope, RoleSql.permissions(row), row.getBoolean("must_change"), row.getBoolean("must_enrol"));
    }

    /**
     * What a request stands on.
     *
     * @param user null when the session is over
     * @param session its id
     * @param end why it is over; null when it goes on
     */
    record Found(SignedInUser user, long session, SessionEnd end) {
    }
}

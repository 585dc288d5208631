package unioncard.signin;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.SessionEnd;

/** Statements on sessions. */
final class SessionSql {

    private SessionSql() {
    }

    /** Whatever session the person still has open ends in favour of the new one. */
    static long open(Handle h, Proof proof, String tokenHash, String address, String browser, Instant now, Instant idle) {
        h.createQuery("select 1 from user_account where id = :user for update").bind("user", proof.userId()).mapTo(Integer.class).one();
        h.createUpdate("""
                update user_session set ended_at = :now, ended_why = case when last_seen_at < :idle then 'IDLE' else 'ELSEWHERE' end
                where user_id = :user and ended_at is null""").bind("now", now).bind("idle", idle).bind("user", proof.userId()).execute();
        return h.createQuery("""
                insert into user_session (token_hash, user_id, address, browser, started_at, last_seen_at, failed_before)
                values (:token, :user, :address, :browser, :now, :now, :failed) returning id""")
                .bind("token", tokenHash).bind("user", proof.userId()).bind("address", address).bind("browser", browser).bind("now", now)
                .bind("failed", proof.failedBefore()).mapTo(Long.class).one();
    }

    /** Forgets the person's sessions of long ago. */
    static void purge(Handle h, long userId, Instant before) {
        h.createUpdate("delete from user_session where user_id = :user and started_at < :before").bind("user", userId).bind("before", before).execute();
    }

    /** The latest sessions of a person, the newest first. */
    static List<SessionRow> latest(Handle h, long userId, Instant now, Instant idle, Instant longest, int limit) {
        return h.createQuery("""
                select id, address, browser, started_at, last_seen_at, failed_before,
                       coalesce(ended_why, case when started_at < :longest then 'TOO_LONG' when last_seen_at < :idle then 'IDLE' end) ended_why
                from user_session where user_id = :user order by started_at desc, id desc limit :limit""")
                .bind("user", userId).bind("now", now).bind("idle", idle).bind("longest", longest).bind("limit", limit)
                .map(ConstructorMapper.of(SessionRow.class)).list();
    }

    /** Ends one session of the person; false when it is none or over already. */
    static boolean end(Handle h, long userId, long session, SessionEnd why, Instant now) {
        return h.createUpdate("update user_session set ended_at = :now, ended_why = :why where id = :id and user_id = :user and ended_at is null")
                .bind("now", now).bind("why", why.name()).bind("id", session).bind("user", userId).execute() == 1;
    }

    /** Ends all open sessions of the person but one; 0: all. */
    static int endAllBut(Handle h, long userId, long session, SessionEnd why, Instant now) {
        return h.createUpdate("update user_session set ended_at = :now, ended_why = :why where user_id = :user and id <> :id and ended_at is null")
                .bind("now", now).bind("why", why.name()).bind("id", session).bind("user", userId).execute();
    }
}

package unioncard.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** SQL of a verification run. The entries belong to the pending list; a run only moves their verification columns. */
final class VerificationSql {

    private VerificationSql() {
    }

    /** Opens a run; false when one of the channel is open already, which the unique index decides between two at once. */
    static boolean open(Handle h, OpenRun run, long district, String login, Instant now) {
        return h.createUpdate("""
                insert into verification_run (id, union_id, district_id, channel, total, status, started_by, started_at)
                values (:id, :union, :district, :channel, 0, 'RUNNING', :login, :now)
                on conflict (union_id, channel) where status = 'RUNNING' do nothing""")
                .bindMethods(run).bind("district", district).bind("login", login).bind("now", now).execute() == 1;
    }

    /** Marks every entry of the channel that has not passed, or too long ago, as being verified; returns how many. */
    static int mark(Handle h, OpenRun run, Instant passedSince) {
        int taken = h.createUpdate("""
                update pending_entry set verification = 'VERIFYING', run_id = :id, reason = null, population_answer = null,
                  insurance_answer = null, waiting_since = null, verified_at = null, version = version + 1
                where union_id = :union and channel = :channel
                  and (verification in ('UNVERIFIED', 'FAILED') or verification = 'PASSED' and verified_at < :since)""")
                .bindMethods(run).bind("since", passedSince).execute();
        h.createUpdate("update verification_run set total = :taken where id = :id").bind("taken", taken).bindMethods(run).execute();
        return taken;
    }

    /** The run, unless it is over. */
    static Optional<OpenRun> find(Handle h, long run) {
        return h.createQuery("select id, union_id \"union\", channel, attempt from verification_run where id = :run and status = 'RUNNING'")
                .bind("run", run).map(ConstructorMapper.of(OpenRun.class)).findOne();
    }

    /** The run, locked, unless it is over. */
    static Optional<OpenRun> lock(Handle h, long run) {
        return h.createQuery("""
                select id, union_id "union", channel, attempt from verification_run where id = :run and status = 'RUNNING' for update""")
                .bind("run", run).map(ConstructorMapper.of(OpenRun.class)).findOne();
    }

    /** The first entries of what is left; empty when there are none. Bounds instead of ids, so that any number costs the same. */
    static Optional<RunSlice> next(Handle h, RunSlice rest, int most) {
        return h.createQuery("""
                select max(id) up_to from (
                  select id from pending_entry where union_id = :union and channel = :channel and id > :after and id <= :upTo
                    and run_id = :id and verification = 'VERIFYING' order by id limit :most) slice""")
                .bindMethods(rest.run()).bindMethods(rest).bind("most", most)
                .mapTo(Long.class).findOne().map(upTo -> new RunSlice(rest.run(), rest.after(), upTo));
    }

    /** Ids that divide the open entries of a run into equal parts, ascending; one less than there are parts. */
    static List<Long> bounds(Handle h, OpenRun run, int parts) {
        return h.createQuery("""
                select distinct unnest(percentile_disc(array(select i::float8 / :parts from generate_series(1, :parts - 1) i)) within group (order by id)) id
                from pending_entry where union_id = :union and channel = :channel and run_id = :id and verification = 'VERIFYING' order by id""")
                .bindMethods(run).bind("parts", parts).mapTo(Long.class).list();
    }

    /** The entries of a slice with what a registry outside the database is asked by. */
    static List<Subject> subjects(Handle h, RunSlice slice) {
        return h.createQuery("""
                select e.id entry_id, p.name, p.document_type, p.document_sealed document, u.unit_credit_code,
                  coalesce(e.population_answer, 'UNAVAILABLE') <> 'UNAVAILABLE' population_known,
                  coalesce(e.insurance_answer, 'UNAVAILABLE') <> 'UNAVAILABLE' insurance_known
                from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  join trade_union u on u.id = e.union_id
                where e.union_id = :union and e.channel = :channel and e.id > :after and e.id <= :upTo
                  and e.run_id = :id and e.verification = 'VERIFYING' order by e.id""")
                .bindMethods(slice.run()).bindMethods(slice).map(ConstructorMapper.of(Subject.class)).list();
    }

    /** Entries that a registry has not answered about. */
    static int unanswered(Handle h, OpenRun run) {
        return h.createQuery("""
                select count(*) from pending_entry where union_id = :union and channel = :channel and run_id = :id
                  and verification = 'VERIFYING'""").bindMethods(run).mapTo(Integer.class).one();
    }

    /** The run waits for its next attempt. */
    static void defer(Handle h, OpenRun run, Instant until) {
        h.createUpdate("update verification_run set attempt = attempt + 1, next_attempt_at = :until where id = :id")
                .bindMethods(run).bind("until", until).execute();
    }

    /** An attempt begins. */
    static void begin(Handle h, OpenRun run) {
        h.createUpdate("update verification_run set next_attempt_at = null where id = :id").bindMethods(run).execute();
    }

    /**
     * Ends a run. Entries without an answer are 未校验 again, each with its line in 办卡日志.
     *
     * @param why what the clerk reads beside such an entry, behind what was missing
     */
    static void end(Handle h, OpenRun run, RunEnd end, String why, String actor, Instant now) {
        h.createUpdate("""
                with freed as (
                  update pending_entry set verification = 'UNVERIFIED', reason = concat_ws('，', reason, :why), waiting_since = null,
                    version = version + 1
                  where union_id = :union and channel = :channel and run_id = :id and verification = 'VERIFYING'
                  returning member_id, district_id, reason)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'VERIFICATION', 'WAITING', '未完成校验：' || reason from freed""")
                .bindMethods(run).bind("why", why).bind("actor", actor).bind("now", now).execute();
        h.createUpdate("""
                update verification_run set status = :end, finished_at = :now, next_attempt_at = null, ended_by = :actor
                where id = :id and status = 'RUNNING'""")
                .bindMethods(run).bind("end", end).bind("actor", end == RunEnd.CANCELLED ? actor : null).bind("now", now).execute();
    }

    static Optional<Progress> progress(Handle h, long union, String channel) {
        return h.createQuery("""
                select r.id, r.total, r.total - e.left_over done, r.attempt, r.next_attempt_at, e.waiting, e.waiting_since
                from verification_run r, lateral (
                  select count(*) left_over, count(waiting_since) waiting, min(waiting_since) waiting_since from pending_entry e
                  where e.union_id = r.union_id and e.channel = r.channel and e.run_id = r.id and e.verification = 'VERIFYING') e
                where r.union_id = :union and r.channel = :channel and r.status = 'RUNNING'""")
                .bind("union", union).bind("channel", channel).map(ConstructorMapper.of(Progress.class)).findOne();
    }

    /** Whether a run of the channel is open or has ended since; both are found by an index. */
    static boolean news(Handle h, long union, String channel, Instant since) {
        return h.createQuery("""
                select exists (select 1 from verification_run where union_id = :union and channel = :channel and status = 'RUNNING')
                  or exists (select 1 from verification_run where status <> 'RUNNING' and finished_at >= :since and union_id = :union
                    and channel = :channel)""")
                .bind("union", union).bind("channel", channel).bind("since", since).mapTo(Boolean.class).one();
    }

    /** The open runs of these unions, each with its union. */
    static Map<Long, Long> underWay(Handle h, Collection<Long> unions) {
        return h.createQuery("select id, union_id from verification_run where status = 'RUNNING' and union_id = any(:unions)")
                .bindArray("unions", Long.class, unions).reduceRows(new HashMap<Long, Long>(), (runs, row) -> {
                    runs.put(row.getColumn("id", Long.class), row.getColumn("union_id", Long.class));
                    return runs;
                });
    }

    /** A passed check that is too old is none; returns how many entries that concerns. */
    static int age(Handle h, Instant passedSince, int days, Instant now) {
        return h.createUpdate("""
                with aged as (
                  update pending_entry set verification = 'UNVERIFIED', verified_at = null, version = version + 1,
                    reason = '校验结果已超过有效期（' || :days || ' 天），请重新提交市级校验'
                  where verification = 'PASSED' and verified_at < :since returning member_id, district_id, reason)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, '系统', 'VERIFICATION', 'WAITING', reason from aged""")
                .bind("since", passedSince).bind("days", days).bind("now", now).execute();
    }

    /** A run that is not over; public for Jdbi only. */
    public record OpenRun(long id, long union, String channel, int attempt) {
    }

    /** Entries of a run with ids above {@code after} up to {@code upTo}; public for Jdbi only. */
    public record RunSlice(OpenRun run, long after, long upTo) {

        /** What is left of this slice when its first part is done. */
        RunSlice behind(RunSlice done) {
            return new RunSlice(run, done.upTo, upTo);
        }
    }

    /** How a run ends. */
    enum RunEnd {
        /** Every entry was answered. */ FINISHED,
        /** Some were not, after all attempts. */ FAILED,
        /** Somebody has taken it back. */ CANCELLED
    }
}

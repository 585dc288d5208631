package unioncard.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.shared.Database;

/** SQL of a verification run. The entries belong to the pending list; a run only moves their verification columns. */
final class VerificationSql {

    private VerificationSql() {
    }

    /** Marks every entry of the channel that has not passed as being verified; empty when there is none. */
    static int mark(Handle h, long run, long union, String channel, Instant passedSince) {
        return h.createUpdate("""
                update pending_entry set verification = 'VERIFYING', run_id = :run, reason = null, version = version + 1
                where union_id = :union and channel = :channel
                  and (verification in ('UNVERIFIED', 'FAILED') or verification = 'PASSED' and verified_at < :since)""")
                .bind("run", run).bind("union", union).bind("channel", channel).bind("since", passedSince).execute();
    }

    /** The next entries of a run after an id, in order of id. */
    static List<Subject> next(Handle h, long run, long after, int most) {
        return h.createQuery("""
                select e.id entry_id, e.member_id, e.district_id, p.name, p.document_type, p.document_index, p.document_expires_on,
                       u.unit_credit_code
                from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  join trade_union u on u.id = e.union_id
                where e.run_id = :run and e.verification = 'VERIFYING' and e.id > :after order by e.id limit :most""")
                .bind("run", run).bind("after", after).bind("most", most).map(ConstructorMapper.of(Subject.class)).list();
    }

    /** Writes a slice of verdicts: raw answers, entries and card log. Harmless when repeated: only entries still being verified move. */
    static void write(Handle h, long run, List<Verified> slice, Instant now) {
        h.execute("create temp table if not exists verdict (entry_id bigint, member_id bigint, district_id bigint, population varchar, "
                + "insurance varchar, state varchar, reason varchar) on commit delete rows");
        h.execute("truncate verdict");
        var rows = new StringBuilder();
        for (var v : slice) {
            Database.copyRow(rows, v.subject().entryId(), v.subject().memberId(), v.subject().districtId(), v.population(), v.insurance(),
                    v.verdict().state(), v.verdict().reason());
        }
        Database.copyIn(h, "verdict", rows);
        h.createUpdate("""
                insert into verification_answer (run_id, member_id, district_id, registry, answer, at)
                select :run, member_id, district_id, r.registry, r.answer, :now
                from verdict v, lateral (values ('POPULATION', v.population), ('SOCIAL_INSURANCE', v.insurance)) r (registry, answer)
                on conflict do nothing""").bind("run", run).bind("now", now).execute();
        h.createUpdate("""
                with moved as (
                  update pending_entry e set verification = v.state, population_answer = v.population, insurance_answer = v.insurance,
                    reason = v.reason, verified_at = case when v.state = 'UNVERIFIED' then null else cast(:now as timestamptz) end,
                    version = e.version + 1
                  from verdict v where e.id = v.entry_id and e.run_id = :run and e.verification = 'VERIFYING'
                  returning e.member_id, e.district_id, v.state, v.reason)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, '市级校验', 'VERIFICATION',
                  case state when 'PASSED' then 'PASSED' when 'FAILED' then 'FAILED' else 'WAITING' end,
                  case state when 'PASSED' then coalesce('校验通过。' || reason, '校验通过') when 'FAILED' then '校验未通过：' || reason
                    else '未完成校验：' || reason end
                from moved""").bind("run", run).bind("now", now).execute();
    }

    /** Ends a run; entries it did not reach are unverified again. */
    static void end(Handle h, long run, boolean finished, Instant now) {
        h.createUpdate("""
                update pending_entry set verification = 'UNVERIFIED', reason = '校验未完成，请重新提交市级校验', version = version + 1
                where run_id = :run and verification = 'VERIFYING'""").bind("run", run).execute();
        h.createUpdate("update verification_run set status = :status, finished_at = :now where id = :run and status = 'RUNNING'")
                .bind("status", finished ? "FINISHED" : "FAILED").bind("now", now).bind("run", run).execute();
    }

    static Optional<Progress> progress(Handle h, long union, String channel) {
        return h.createQuery("""
                select r.id, r.total, r.total - (select count(*) from pending_entry e where e.run_id = r.id and e.verification = 'VERIFYING') done
                from verification_run r where r.union_id = :union and r.channel = :channel and r.status = 'RUNNING'""")
                .bind("union", union).bind("channel", channel).map(ConstructorMapper.of(Progress.class)).findOne();
    }

    /** A subject with what was answered and what it means. */
    record Verified(Subject subject, PopulationAnswer population, InsuranceAnswer insurance, VerificationPolicy.Verdict verdict) {
    }
}

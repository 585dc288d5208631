package unioncard.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import unioncard.member.DeceasedMembers;
import unioncard.shared.Database;
import unioncard.verification.VerificationSql.RunSlice;

/**
 * Answers and judges a slice of a run in one statement: the registries' snapshots are joined, the rules applied, entries, raw answers and card
 * log written. Harmless when repeated: only entries still being verified move, and of those only the waiting ones have answers already.
 */
final class JudgementSql {

    /** Characters that a registry may hold otherwise: beyond the 20,902 of common code pages, private use, and signs for "unknown". */
    private static final String RARE = "[\\u3400-\\u4dbf\\u9fa6-\\u9fff\\ue000-\\uf8ff\\uf900-\\ufaff\\ufffd?\\uff1f\\U00020000-\\U0010ffff]";

    private static final String SNAPSHOT_POPULATION = """
            case when a.document_type <> 'RESIDENT_ID' then 'NOT_APPLICABLE'
              when cast(:population as bigint) is null then 'UNAVAILABLE'
              when r.state is null then 'NOT_FOUND'
              when r.state <> 'ALIVE' then 'DECEASED'
              when r.name = a.name or r.name = upper(replace(a.name, ' ', '') collate "und-x-icu") then 'MATCH'
              when r.name ~ :rare then 'NAME_UNREADABLE'
              else 'NAME_DIFFERS' end""";
    private static final String SNAPSHOT_INSURANCE = """
            case when cast(:insurance as bigint) is null then 'UNAVAILABLE'
              when s.unit_credit_code is null then 'NOT_FOUND'
              when s.unit_credit_code = a.unit_credit_code then 'OWN_UNIT'
              else 'OTHER_UNIT' end""";

    /**
     * Each row of a slice goes through the few rules of its registry one by one, so each registry has its own. A reason is cut where it would not fit
     * the log any more; rules are kept short enough that this never happens.
     */
    private static final String JUDGE = """
            with asked as materialized (
              select e.id entry_id, e.member_id, e.district_id, p.name, p.document_type, p.document_index, p.document_expires_on,
                u.unit_credit_code, e.waiting_since, nullif(e.population_answer, 'UNAVAILABLE') known_population,
                nullif(e.insurance_answer, 'UNAVAILABLE') known_insurance
              from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                join trade_union u on u.id = e.union_id
              where e.union_id = :union and e.channel = :channel and e.id > :after and e.id <= :upTo
                and e.run_id = :id and e.verification = 'VERIFYING'),
            answered as (
              select a.*, coalesce(known_population, %1$s) population, coalesce(known_insurance, %2$s) insurance,
                %5$s population_source, %6$s insurance_source
              from asked a %3$s %4$s),
            rules as materialized (select * from verification_policy_on(:today)),
            population_rules as materialized (select * from rules where registry = 'POPULATION'),
            insurance_rules as materialized (select * from rules where registry = 'SOCIAL_INSURANCE'),
            expiry_rule as materialized (select * from rules where registry = 'DOCUMENT' and answer = 'EXPIRED'),
            judged as (
              select a.*,
                nullif(concat_ws('；', replace(case d.outcome when 'FAIL' then d.text end, '{0}', a.document_expires_on::text),
                  case p.outcome when 'FAIL' then p.text end, case i.outcome when 'FAIL' then i.text end), '') failures,
                nullif(concat_ws('；', case coalesce(p.outcome, 'UNDECIDED') when 'UNDECIDED' then coalesce(p.text, '人口库：校验规则未维护') end,
                  case coalesce(i.outcome, 'UNDECIDED') when 'UNDECIDED' then coalesce(i.text, '人保库：校验规则未维护') end), '') missing,
                nullif(concat_ws('；', replace(case d.outcome when 'WARN' then d.text end, '{0}', a.document_expires_on::text),
                  case p.outcome when 'WARN' then p.text end, case i.outcome when 'WARN' then i.text end), '') notes
              from answered a
                left join population_rules p on p.answer =
                  case when a.population = 'NAME_DIFFERS' and a.name ~ :rare then 'NAME_UNREADABLE' else a.population end
                left join insurance_rules i on i.answer = a.insurance
                left join expiry_rule d on a.document_expires_on < :today),
            verdict as (
              select judged.*, left(coalesce(failures, missing, notes), 280) reason,
                case when failures is not null then 'FAILED' when missing is not null then 'VERIFYING' else 'PASSED' end state
              from judged),
            moved as (
              update pending_entry e set verification = v.state, population_answer = v.population, insurance_answer = v.insurance,
                reason = v.reason, verified_at = case when v.state <> 'VERIFYING' then cast(:now as timestamptz) end,
                waiting_since = case v.state when 'VERIFYING' then coalesce(e.waiting_since, cast(:now as timestamptz)) end,
                version = e.version + 1
              from verdict v where e.id = v.entry_id and e.run_id = :id and e.verification = 'VERIFYING'
              returning v.member_id, v.district_id, v.state, v.reason, v.waiting_since, v.population, v.insurance, v.known_population,
                v.known_insurance, v.population_source, v.insurance_source),
            news as (
              select member_id, district_id, r.registry, r.answer, r.source, waiting_since is null first
              from moved, lateral (values ('POPULATION', population, known_population, population_source),
                ('SOCIAL_INSURANCE', insurance, known_insurance, insurance_source)) r (registry, answer, known, source)
              where r.known is null),
            kept as (
              insert into verification_answer (run_id, member_id, district_id, registry, answer, source, at)
              select :id, member_id, district_id, registry, answer, source, :now from news where first),
            kept_again as (
              insert into verification_answer (run_id, member_id, district_id, registry, answer, source, at)
              select :id, member_id, district_id, registry, answer, source, :now from news where not first
              on conflict (member_id, run_id, registry) do update set answer = excluded.answer, source = excluded.source, at = excluded.at),
            logged as (
              insert into card_log (member_id, district_id, at, actor, step, outcome, text)
              select member_id, district_id, :now, '市级校验', 'VERIFICATION', case state when 'VERIFYING' then 'WAITING' else state end,
                case state when 'PASSED' then coalesce('校验通过。' || reason, '校验通过') when 'FAILED' then '校验未通过：' || reason
                  else '等待校验：' || reason || '，稍后自动重试' end
              from moved where state <> 'VERIFYING' or waiting_since is null)
            select coalesce(array_agg(member_id) filter (where population = 'DECEASED'), '{}') from moved""";

    private JudgementSql() {
    }

    /**
     * Judges a slice.
     *
     * @param remote registries that were asked over the network; their answers are {@code told}, the others are snapshots
     */
    static void judge(Handle h, RunSlice slice, RemoteAnswers told, LocalDate today, Instant now) {
        boolean population = told.asked(RegistryKind.POPULATION);
        boolean insurance = told.asked(RegistryKind.SOCIAL_INSURANCE);
        if (population || insurance) {
            h.execute("create temp table if not exists told (entry_id bigint, registry varchar, answer varchar, source varchar) on commit delete rows");
            h.execute("truncate told");
            Database.copyIn(h, "told", told.rows());
        }
        var statement = JUDGE.formatted(
                population ? "coalesce(r.answer, 'UNAVAILABLE')" : SNAPSHOT_POPULATION,
                insurance ? "coalesce(s.answer, 'UNAVAILABLE')" : SNAPSHOT_INSURANCE,
                population ? "left join told r on r.entry_id = a.entry_id and r.registry = 'POPULATION'" : """
                        left join registry.population r on r.snapshot_id = :population and r.document_index = a.document_index
                          and a.document_type = 'RESIDENT_ID' and a.known_population is null""",
                insurance ? "left join told s on s.entry_id = a.entry_id and s.registry = 'SOCIAL_INSURANCE'" : """
                        left join registry.social_insurance s on s.snapshot_id = :insurance and s.document_index = a.document_index
                          and a.known_insurance is null""",
                population ? "r.source" : "'snapshot ' || cast(:population as bigint)",
                insurance ? "s.source" : "'snapshot ' || cast(:insurance as bigint)");
        List<Long> deceased = h.createQuery(statement).bindMethods(slice.run()).bindMethods(slice)
                .bind("population", Snapshots.current(h, RegistryKind.POPULATION).orElse(null))
                .bind("insurance", Snapshots.current(h, RegistryKind.SOCIAL_INSURANCE).orElse(null))
                .bind("rare", RARE).bind("today", today).bind("now", now)
                .map((row, context) -> List.of((Long[]) row.getArray(1).getArray())).one();
        if (!deceased.isEmpty()) {
            DeceasedMembers.note(h, deceased, now);
        }
    }
}

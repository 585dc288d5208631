package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold of members, lists, batches, cards and 办卡日志 at any time: each query finds what breaks it. */
final class StorySoundness {

    private static final String LIVING = "m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED')";
    private static final String LIVE = "c.status in ('INACTIVE', 'ACTIVE', 'LOST')";
    /** Lines of the log by which a member enters the list, and those by which one leaves it. */
    private static final String ENTERS = "(l.step = 'ADDED' or l.step = 'WITHDRAWN' and l.text like '%回到待办人员列表' or l.step in ('FEEDBACK', 'EXCHANGE')"
            + " and l.outcome = 'FAILED' and l.text like '%已转入特殊办卡通道%')";
    private static final String LEAVES = "l.step in ('REMOVED', 'SUBMITTED')";
    private static final String LAST = "select l.step, l.outcome, l.text from card_log l where l.member_id = m.id and %s order by l.id desc limit 1";

    private static final Map<String, String> BREACHES = new LinkedHashMap<>();

    static {
        breach("persons in two lists", "select min(m.id) from pending_entry e join member m on m.id = e.member_id group by m.person_id having count(*) > 1");
        breach("persons with two live cards", "select min(c.id) from card c where " + LIVE + " group by c.person_id having count(*) > 1");
        breach("in the list without being 正常 in that union and open for a card", "select m.id from pending_entry e join member m on m.id = e.member_id "
                + "where m.status <> 'ACTIVE' or m.union_id <> e.union_id or m.handling_status not in ('OPEN', 'FAILED')");
        breach("in the list with a card", "select m.id from pending_entry e join member m on m.id = e.member_id join card c on c.person_id = m.person_id where "
                + LIVE);
        breach("in the list in a channel that does not fit its reason, or the document", "select m.id from pending_entry e join member m on m.id = e.member_id "
                + "join person p on p.id = m.person_id where (e.channel = 'SPECIAL') <> (e.special_reason is not null) or e.channel = 'REGULAR' and "
                + "p.document_type <> 'RESIDENT_ID'");
        breach("办卡中 without an open line, or the other way round", "select m.id from member m where (m.handling_status = 'IN_PROGRESS') <> exists (select "
                + "from card_batch_line l where l.member_id = m.id and l.status = 'OPEN')");
        breach("persons at the bank twice", "select min(l.member_id) from card_batch_line l where l.status = 'OPEN' group by l.person_id having count(*) > 1");
        breach("办卡成功 without a live card, or the other way round", "select m.id from member m where " + LIVING + " and (m.handling_status = 'ISSUED') <> "
                + "exists (select from card c where c.person_id = m.person_id and c.member_id = m.id and " + LIVE + ") "
                + "and not exists (select from card_batch_line l where l.member_id = m.id and l.status = 'OPEN')");
        breach("live cards that are not their holder's", "select m.id from member m join card c on c.person_id = m.person_id where " + LIVING + " and " + LIVE
                + " and c.member_id <> m.id");
        breach("entries lost: neither waiting, nor removed or submitted with a line in the log", "select m.id from member m where (select count(*) filter "
                + "(where " + ENTERS + ") - count(*) filter (where " + LEAVES + ") from card_log l where l.member_id = m.id) "
                + "<> (select count(*) from pending_entry e where e.member_id = m.id)");
        breach("submitted by the log more or less often than in batches", "select m.id from member m where (select count(*) from card_log l where "
                + "l.member_id = m.id and l.step = 'SUBMITTED') <> (select count(*) from card_batch_line l where l.member_id = m.id)");
        breach("办理状态 other than the log says", "select m.id from member m left join lateral (" + LAST.formatted(
                "(l.step in ('SUBMITTED', 'FEEDBACK', 'WITHDRAWN', 'CANCEL', 'TAKEN_OVER') or l.step = 'EXCHANGE' and l.outcome = 'FAILED')")
                + ") last on true where " + LIVING + " and not case when last.step is null then m.handling_status = 'OPEN' "
                + "when last.step = 'SUBMITTED' then m.handling_status = 'IN_PROGRESS' "
                + "when last.step = 'WITHDRAWN' then m.handling_status in ('OPEN', 'FAILED') when last.step = 'CANCEL' then m.handling_status = 'OPEN' "
                + "when last.outcome = 'PASSED' or last.step = 'TAKEN_OVER' then m.handling_status = 'ISSUED' else m.handling_status = 'FAILED' end");
        breach("信息校验结果 other than the log says", "select m.id from pending_entry e join member m on m.id = e.member_id left join lateral (" + LAST.formatted(
                "(l.step in ('ADDED', 'VERIFICATION', 'IDENTITY', 'WITHDRAWN', 'FEEDBACK', 'EXCHANGE') or l.step = 'EXPIRY' and l.text like '%重新提交市级校验')")
                + ") last on true where e.verification = 'PASSED' and not (last.outcome = 'PASSED' or last.step = 'WITHDRAWN') "
                + "or e.verification = 'FAILED' and not (last.step = 'VERIFICATION' and last.outcome = 'FAILED')");
        breach("校验中 without a run under way", "select e.id from pending_entry e where e.verification = 'VERIFYING' and not exists (select from "
                + "verification_run r where r.id = e.run_id and r.status = 'RUNNING' and r.union_id = e.union_id and r.channel = e.channel)");
        breach("runs that nobody works on", "select r.id from verification_run r where r.status = 'RUNNING' and not exists (select from job_run j where "
                + "j.job = 'municipal-verification' and j.status = 'RUNNING' and j.subject = r.id || '.' || r.attempt)");
        breach("batches whose counters are not those of their lines", """
                select b.id from card_batch b join lateral (select count(*) lines, count(*) filter (where l.status = 'ISSUED') issued,
                  count(*) filter (where l.status = 'REFUSED') refused, count(*) filter (where l.status = 'OPEN') waiting, max(l.seq) last
                  from card_batch_line l where l.batch_id = b.id) c on true
                where b.line_count <> c.lines or b.line_count <> c.last or b.issued_count <> c.issued
                  or b.status <> 'WITHDRAWN' and b.refused_count <> c.refused or b.status = 'WITHDRAWN' and c.waiting + c.issued > 0""");
        breach("batches in another state than their lines", """
                select b.id from card_batch b where (b.status = 'ANSWERED') <> (b.issued_count + b.refused_count = b.line_count and b.feedback_at is not null)
                  or (b.status = 'PARTLY_ANSWERED') <> (b.issued_count + b.refused_count < b.line_count and b.feedback_at is not null)""");
        breach("cards and lines that do not know of each other", """
                select l.member_id from card_batch_line l left join card c on c.id = l.card_id where (l.status = 'ISSUED') <> (c.id is not null)
                  or c.id is not null and (c.batch_id <> l.batch_id or c.person_id <> l.person_id)
                union all select c.id from card c where c.batch_id is not null and not exists (select from card_batch_line l where l.card_id = c.id)""");
        breach("cards replaced by nothing, or the other way round", "select c.id from card c where (c.status = 'REPLACED') <> (c.replaced_by_id is not null)");
        breach("cards and logs in another district than their member", "select m.id from member m join card c on c.member_id = m.id where c.district_id <> "
                + "m.district_id union select m.id from member m join card_log l on l.member_id = m.id where l.district_id <> m.district_id");
    }

    private static final String SQL = BREACHES.entrySet().stream()
            .map(b -> "select '" + b.getKey().replace("'", "''") + "' what, id from (" + b.getValue() + ") b (id)").collect(Collectors.joining("\nunion all "));

    private final StoryCity city;

    StorySoundness(StoryCity city) {
        this.city = city;
    }

    private static void breach(String what, String sql) {
        BREACHES.put(what, sql);
    }

    /** Fails with what does not hold. */
    void hold() {
        var found = city.database.jdbi().withHandle(h -> h.createQuery(SQL).map((row, context) -> row.getString(1) + ": " + row.getLong(2)).list());
        if (!found.isEmpty()) {
            found.add(city.text("""
                    select coalesce(string_agg(step || '/' || outcome || ' ' || text || coalesce(' ' || batch_no, ''), chr(10) order by id), '') from card_log
                    where member_id = """ + found.get(0).replaceAll(".*: ", "")));
        }
        assertThat(found).isEmpty();
        assertThat(city.bank.doNotAddUp()).as("days on which sent is not issued and refused and unanswered").isEmpty();
    }
}

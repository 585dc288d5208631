package unioncard.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** SQL of 提交办卡: one channel of one union becomes one batch, all or nothing. */
final class SubmissionSql {

    private SubmissionSql() {
    }

    /** Locks the channel's entries, so that a second submission waits and then finds none; returns how many there are. */
    static int lock(Handle h, long union, Channel channel) {
        return h.createQuery("""
                select count(*) from (select 1 from pending_entry where union_id = :union and channel = :channel for update) locked""")
                .bind("union", union).bind("channel", channel).mapTo(Integer.class).one();
    }

    /** Whoever stands against the submission, with the reason, most serious first. */
    static List<Obstacle> obstacles(Handle h, long union, Channel channel, LocalDate today, Instant verifiedSince) {
        return h.createQuery("""
                select e.id entry_id, m.id member_id, m.member_no, p.name, case
                    when m.status <> 'ACTIVE' then 'MEMBERSHIP'
                    when m.handling_status not in ('OPEN', 'FAILED') or c.id is not null then 'HAS_CARD'
                    when e.verification <> 'PASSED' then 'NOT_PASSED'
                    when p.document_expires_on < :today then 'EXPIRED'
                    when e.verified_at < :since then 'TOO_OLD'
                    else 'INCOMPLETE' end cause, e.verification <> 'VERIFYING' removable, %1$s missing
                from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  left join card c on c.person_id = p.id and c.status in ('INACTIVE', 'ACTIVE', 'LOST')
                  left join special_information i on i.member_id = m.id
                where e.union_id = :union and e.channel = :channel and (
                  m.status <> 'ACTIVE' or m.handling_status not in ('OPEN', 'FAILED') or c.id is not null or e.verification <> 'PASSED'
                  or p.document_expires_on < :today or e.verified_at < :since
                  or cardinality(%1$s) > 0)
                order by e.added_at, e.id limit :most""".formatted(SpecialSql.MISSING))
                .bind("union", union).bind("channel", channel).bind("today", today).bind("since", verifiedSince)
                .bind("most", Submission.MOST_OBSTACLES)
                .map((row, context) -> new Obstacle(row.getLong("entry_id"), row.getLong("member_id"), row.getString("member_no"), row.getString("name"),
                        Obstacle.Cause.valueOf(row.getString("cause")), row.getBoolean("removable"), SpecialSql.items(row, "missing"))).list();
    }

    static String nextBatchNo(Handle h, LocalDate today) {
        long running = h.createQuery("select nextval('card_batch_no_seq')").mapTo(Long.class).one();
        return "%tY%<tm%<td%06d".formatted(today, running);
    }

    /** Batch, lines as a snapshot, members in progress, log, attachments, and entries gone from the channel: six effects of one submission. */
    static long insert(Handle h, CardBatchDraft draft) {
        long id = h.createQuery("""
                insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at,
                  cut_off_on)
                select :batchNo, u.id, u.district_id, :channel, :lines, 'TO_SEND', :login, :name, :at, :cutOffOn from trade_union u
                where u.id = :union for share
                returning id""").bindMethods(draft).mapTo(Long.class).one();
        h.createUpdate("""
                insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, bank_name, name_pinyin, sex, birth_date,
                  nationality, document_type, document_sealed, document_expires_on, document_long_term, mobile_sealed, address_sealed, occupation,
                  handling_before, special_reason, added_at, added_by, population_answer, insurance_answer, verification_note, verified_at)
                select :batch, row_number() over (order by e.added_at, e.id), m.district_id, m.id, p.id, m.member_no,
                  p.name, i.bank_name, coalesce(i.name_pinyin, nullif(concat_ws(' ', i.surname_latin, i.given_name_latin), ''),
                  p.name_pinyin), coalesce(p.sex, i.sex), coalesce(p.birth_date, i.birth_date), coalesce(i.nationality, p.nationality),
                  p.document_type, p.document_sealed, p.document_expires_on, p.document_long_term, coalesce(i.mobile_sealed, p.mobile_sealed),
                  i.address_sealed, i.occupation,
                  m.handling_status, e.special_reason, e.added_at, e.added_by, e.population_answer, e.insurance_answer, e.reason, e.verified_at
                from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  left join special_information i on i.member_id = m.id and e.channel = 'SPECIAL'
                where e.union_id = :union and e.channel = :channel order by e.added_at, e.id limit :lines""")
                .bind("batch", id).bind("lines", draft.lines()).bind("union", draft.union()).bind("channel", draft.channel()).execute();
        h.createUpdate("""
                insert into card_batch_attachment (batch_id, seq, attachment_id, district_id)
                select l.batch_id, l.seq, a.id, l.district_id from card_batch_line l join special_attachment a on a.member_id = l.member_id
                where l.batch_id = :batch and a.removed_at is null and :special""")
                .bind("batch", id).bind("special", draft.channel() == Channel.SPECIAL).execute();
        h.createUpdate("""
                with moved as (
                  update member m set handling_status = 'IN_PROGRESS', version = version + 1 from card_batch_line l
                  where l.batch_id = :batch and m.id = l.member_id returning m.id, m.district_id),
                emptied as (delete from pending_entry where member_id in (select member_id from card_batch_line where batch_id = :batch))
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select id, district_id, :at, :name, 'SUBMITTED', 'WAITING', '提交办卡，等待发送银行', :batchNo from moved""")
                .bind("batch", id).bindMethods(draft).execute();
        return id;
    }

    /**
     * Takes a batch back: its lines are closed, and its members return to the list as they left it, with their verification. Who is no longer a
     * member in 正常 of the union, or has another name or document by now, is only freed.
     *
     * @param words what 办卡日志 says of it
     */
    static void withdraw(Handle h, long batch, String actor, String words, Instant now) {
        h.createUpdate("""
                with lines as (
                  update card_batch_line set status = 'REFUSED', bank_text = '批次已撤回', answered_at = :now where batch_id = :batch and status = 'OPEN'
                  returning *),
                freed as (
                  update member m set handling_status = coalesce(l.handling_before, 'OPEN'), version = m.version + 1 from lines l
                  where m.id = l.member_id and m.handling_status = 'IN_PROGRESS' returning m.id, m.person_id, m.union_id, m.district_id, m.status),
                back as (
                  insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by, verification,
                    population_answer, insurance_answer, reason, verified_at)
                  select f.id, f.union_id, f.district_id, b.channel, l.special_reason, l.added_at, l.added_by, 'PASSED',
                    l.population_answer, l.insurance_answer, l.verification_note, l.verified_at
                  from freed f join lines l on l.member_id = f.id join card_batch b on b.id = l.batch_id join person p on p.id = f.person_id
                  where f.status = 'ACTIVE' and f.union_id = b.union_id and l.added_at is not null and p.name = l.name
                    and p.document_type = l.document_type and p.document_sealed = l.document_sealed
                  order by l.seq
                  on conflict (member_id) do nothing returning member_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select f.id, f.district_id, :now, :actor, 'WITHDRAWN', 'DONE',
                  cast(:words as text) || case when back.member_id is null then '，可重新加入待办' else '，回到待办人员列表' end, b.batch_no
                from freed f join card_batch b on b.id = :batch left join back on back.member_id = f.id""")
                .bind("batch", batch).bind("now", now).bind("actor", actor).bind("words", words).execute();
    }

    /**
     * What the bank has not answered is waited for no longer. The code tells these lines from those that left before sending, so that a late answer is
     * known for one and held as a contradiction.
     */
    static void close(Handle h, long batch, String actor, Instant now) {
        h.createUpdate("""
                with lines as (
                  update card_batch_line set status = 'REFUSED', bank_code = 'CLOSED', answered_at = :now,
                    bank_text = case when checked_at is null then '银行未反馈，批次已关闭' else '银行校验通过后未再反馈，批次已关闭' end
                  where batch_id = :batch and status = 'OPEN' returning member_id, bank_text),
                freed as (
                  update member m set handling_status = 'FAILED', version = m.version + 1 from lines l
                  where m.id = l.member_id and m.handling_status = 'IN_PROGRESS' returning m.id, m.district_id, m.status, l.bank_text)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select f.id, f.district_id, :now, :actor, 'FEEDBACK', 'FAILED', '办卡失败：' || f.bank_text
                  || case f.status when 'LEFT' then '' else '，请重新添加至待办后再次提交' end, b.batch_no
                from freed f join card_batch b on b.id = :batch""")
                .bind("batch", batch).bind("now", now).bind("actor", actor).execute();
    }

    /** Whether the batch's file is on its way: the bank may have it already. */
    static boolean isBeingSent(Handle h, String batchNo) {
        return h.createQuery("select 1 from bank_file where batch_no = :batch and direction = 'OUT' and status = 'SENDING'").bind("batch", batchNo)
                .mapTo(Integer.class).findOne().isPresent();
    }

    /** A file that was written for a batch which is withdrawn now goes nowhere. */
    static void dropFile(Handle h, String batchNo, Instant now) {
        h.createUpdate("""
                update bank_file set status = 'REFUSED', reason = '批次已撤回，未发送', finished_at = :now
                where batch_no = :batch and direction = 'OUT' and status in ('WRITTEN', 'AWAITING_RELEASE', 'STOPPED')""")
                .bind("batch", batchNo).bind("now", now).execute();
    }

    /** What a submission knows before its lines are copied. */
    public record CardBatchDraft(String batchNo, long union, Channel channel, int lines, String login, String name, Instant at,
            LocalDate cutOffOn) {
    }
}

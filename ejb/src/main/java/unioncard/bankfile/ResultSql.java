package unioncard.bankfile;

import java.time.Instant;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import unioncard.bankfile.FileSql.LineCounts;

/**
 * SQL that applies a result file. Idempotent by (batch, sequence): only open lines move, so applying again finds nothing to do. The
 * caller holds the lock on the batch.
 */
final class ResultSql {

    /** Lines above which the planner's guess is no longer trusted. */
    private static final int MANY = 1000;

    private static final String HOLD = """
            insert into bank_rejection (file_id, batch_id, union_id, district_id, at, line_no, seq, reason, text, member_no, code, card_no_sealed,
              card_date, bank_text)
            select :file, b.id, b.union_id, b.district_id, :now, %s from %s join card_batch b on b.id = :batch where %s
            on conflict (file_id, line_no) do nothing""";

    private ResultSql() {
    }

    /**
     * Puts each staged line into the temporary table {@code answer} with its problem, or null when it may be applied. REPEATED is
     * harmless: the line was answered before in the same way, here or by an earlier line of the file, of which one about another member is
     * none; or it was answered for good by the bank, and this is only its first answer. A line that left before sending is none that the bank can answer.
     */
    static void classify(Handle h, long fileId, long batchId) {
        int lines = h.createQuery("select count(*) from bank_result_line where file_id = :file").bind("file", fileId).mapTo(Integer.class).one();
        withLinesOfBatch(h, lines, () -> classify(h, fileId, batchId, null));
    }

    /** The same for one line, by the word of two persons: it may then also give a card to somebody refused before. */
    static void classifyLine(Handle h, long fileId, long batchId, int lineNo) {
        classify(h, fileId, batchId, Integer.valueOf(lineNo));
    }

    private static int classify(Handle h, long fileId, long batchId, Integer lineNo) {
        h.execute("drop table if exists answer");
        // What lines of one file have to do with each other is asked of the few that have something: a window over all of them would
        // sort every line, with all its columns, once for each question.
        int lines = h.createUpdate("""
                create temp table answer on commit drop as
                with r as not materialized (
                  select t.*, coalesce(k.class = 'CHECKED', false) first_answer, k.class, k.special_reason, k.text code_text
                  from bank_result_line t left join bank_return_code k on k.code = t.code
                  where t.file_id = :file and (cast(:line as integer) is null or t.line_no = :line)),
                told_again as (select seq, first_answer from r group by seq, first_answer having count(*) > 1),
                again as (
                  select r.line_no, row_number() over (partition by r.seq, first_answer, r.member_no order by r.line_no) nth,
                    min(r.code || coalesce(r.card_no_index, '')) over same
                    <> max(r.code || coalesce(r.card_no_index, '')) over same contradicts
                  from r join told_again using (seq, first_answer) window same as (partition by r.seq, first_answer)),
                shared as (select card_no_index from r where card_no_index is not null group by card_no_index having min(seq) <> max(seq))
                select q.*, case when problem is null and class = 'SUCCESS' then nextval('card_seq') end card_id from (
                select r.line_no, r.seq, r.member_no, r.code, r.card_no_sealed, r.card_no_index, r.card_date, l.member_id, l.person_id, l.district_id,
                  false has_left,
                  r.class, r.special_reason, r.text bank_text, coalesce(nullif(r.text, ''), r.code_text) text, case
                    when l.batch_id is null or l.status = 'REFUSED' and l.bank_code is null then 'UNKNOWN_LINE'
                    when l.member_no <> r.member_no then 'OTHER_MEMBER'
                    when r.class is null then 'UNKNOWN_CODE'
                    when again.contradicts then 'CONTRADICTION'
                    when again.nth > 1 or r.first_answer and (l.status <> 'OPEN' and l.bank_code <> 'CLOSED' or l.checked_code = r.code) then 'REPEATED'
                    when l.status <> 'OPEN' and l.bank_code = r.code
                      and (select c.card_no_index from card c where c.id = l.card_id) is not distinct from r.card_no_index then 'REPEATED'
                    when l.status <> 'OPEN' and not (cast(:line as integer) is not null and l.status = 'REFUSED' and r.class = 'SUCCESS') then 'CONTRADICTION'
                    when r.class = 'SUCCESS' and (shared.card_no_index is not null
                      or exists (select 1 from card x where x.card_no_index = r.card_no_index)) then 'CARD_IN_USE'
                    when r.class = 'SUCCESS' and exists (select 1 from card x where x.person_id = l.person_id
                      and x.status in ('INACTIVE', 'ACTIVE', 'LOST')) then 'HAS_CARD'
                  end problem
                from r
                  left join card_batch_line l on l.batch_id = :batch and l.seq = r.seq
                  left join again on again.line_no = r.line_no
                  left join shared on shared.card_no_index = r.card_no_index) q""")
                .bind("batch", batchId).bind("file", fileId).bind("line", lineNo).execute();
        // Nobody else analyzes a temporary table.
        h.execute("analyze answer");
        return lines;
    }

    /**
     * Runs a statement that joins with the batch's lines. No statistics tell of a batch and a file that are minutes old. Guessed to be a few rows,
     * each line of a large file would be compared with every line of the batch, for minutes; hashed or merged joins stay linear whatever is
     * guessed. Only here: with the members and cards of the whole city they would read all of them for a file of some thousand lines.
     */
    private static int withLinesOfBatch(Handle h, int lines, IntSupplier statement) {
        if (lines <= MANY) {
            return statement.getAsInt();
        }
        h.execute("set local enable_nestloop = off");
        int rows = statement.getAsInt();
        h.execute("set local enable_nestloop to default");
        return rows;
    }

    /** Lines with a problem go to the list that clerks and municipal staff work through. */
    static void hold(Handle h, long fileId, long batchId, Instant now) {
        h.createUpdate(HOLD.formatted("""
                a.line_no, a.seq, a.problem, case a.problem
                    when 'UNKNOWN_LINE' then '批次中没有这个序号，或该序号未报送银行'
                    when 'OTHER_MEMBER' then '会员编号与批次中该序号的会员不一致'
                    when 'UNKNOWN_CODE' then '返回码 ' || a.code || ' 未维护'
                    when 'CONTRADICTION' then '与该会员已有的反馈或同一文件中的另一行相矛盾'
                    when 'CARD_IN_USE' then '银行卡号已被占用'
                    else '该会员已有未注销的会员服务卡' end, a.member_no, a.code, a.card_no_sealed, a.card_date, a.bank_text
                """, "answer a", "a.problem is not null and a.problem <> 'REPEATED'"))
                .bind("file", fileId).bind("batch", batchId).bind("now", now).execute();
    }

    /** Every staged line of a file goes to the list, because the batch is closed; returns how many the list holds of the file. */
    static int holdAll(Handle h, long fileId, long batchId, Instant now) {
        h.createUpdate(HOLD.formatted("r.line_no, r.seq, 'BATCH_CLOSED', '批次已撤回或被银行整批拒收', r.member_no, r.code, r.card_no_sealed, r.card_date, r.text",
                "bank_result_line r", "r.file_id = :file")).bind("file", fileId).bind("batch", batchId).bind("now", now).execute();
        return held(h, fileId);
    }

    /** What became of the lines of the file just classified. */
    static LineCounts counts(Handle h, long fileId, int applied) {
        int repeated = h.createQuery("select count(*) from answer where problem = 'REPEATED'").mapTo(Integer.class).one();
        return new LineCounts(applied, held(h, fileId), repeated);
    }

    private static int held(Handle h, long fileId) {
        return h.createQuery("select count(*) from bank_rejection where file_id = :file").bind("file", fileId).mapTo(Integer.class).one();
    }

    /** Notes first answers that have no problem, on lines that stay open; returns how many. */
    static int check(Handle h, long batchId, Instant now) {
        int lines = h.createUpdate("""
                with members as (
                  select m.id, m.district_id from answer a join member m on m.id = a.member_id where a.problem is null and a.class = 'CHECKED' for share of m)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select m.id, m.district_id, :now, '银行', 'FEEDBACK', 'WAITING', a.text, b.batch_no
                from answer a join members m on m.id = a.member_id join card_batch b on b.id = :batch
                where a.problem is null and a.class = 'CHECKED' order by a.seq""").bind("now", now).bind("batch", batchId).execute();
        return lines == 0 ? 0 : withLinesOfBatch(h, lines, () -> h.createUpdate("""
                update card_batch_line l set checked_code = a.code, checked_at = :now from answer a
                where l.batch_id = :batch and l.seq = a.seq and a.problem is null and a.class = 'CHECKED'""")
                .bind("now", now).bind("batch", batchId).execute());
    }

    /** Applies what has no problem and is an answer for good; returns how many lines moved. */
    static int apply(Handle h, long batchId, Instant now) {
        // First of all: the lock holds off a transfer, and card and log go where the member is now.
        h.createUpdate("""
                with members as (
                  update member m set handling_status = case when a.class = 'SUCCESS' then 'ISSUED' else 'FAILED' end,
                    special_reason = case when a.class = 'SPECIAL' then a.special_reason when a.class = 'SUCCESS' then null else m.special_reason end,
                    version = m.version + 1
                  from answer a where m.id = a.member_id and a.problem is null and a.class <> 'CHECKED'
                  returning m.id, m.district_id, m.status, a.district_id submitted_in)
                update answer a set district_id = m.district_id, has_left = m.status = 'LEFT' from members m
                where m.id = a.member_id and (m.district_id <> m.submitted_in or m.status = 'LEFT')""")
                .execute();
        h.createUpdate("""
                insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id)
                select card_id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_date, :now, :batch
                from answer where problem is null and class = 'SUCCESS'""").bind("now", now).bind("batch", batchId).execute();
        int lines = h.createQuery("select count(*) from answer").mapTo(Integer.class).one();
        int moved = withLinesOfBatch(h, lines, () -> h.createUpdate("""
                update card_batch_line l set status = case when a.class = 'SUCCESS' then 'ISSUED' else 'REFUSED' end, bank_code = a.code,
                  bank_text = a.text, answered_at = :now, card_id = a.card_id
                from answer a
                where l.batch_id = :batch and l.seq = a.seq and a.problem is null and a.class <> 'CHECKED'""")
                .bind("now", now).bind("batch", batchId).execute());
        // Rare characters and long names go on in the special channel by themselves (manual 1.3), as long as the member is still one.
        h.createUpdate("""
                insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by)
                select m.id, m.union_id, m.district_id, 'SPECIAL', a.special_reason, :now, 'bank'
                from answer a join member m on m.id = a.member_id where a.problem is null and a.class = 'SPECIAL' and m.status = 'ACTIVE'
                on conflict (member_id) do nothing""").bind("now", now).execute();
        h.createUpdate("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select a.member_id, a.district_id, :now, '银行', 'FEEDBACK', case when a.class = 'SUCCESS' then 'PASSED' else 'FAILED' end,
                  case a.class when 'SUCCESS' then '办卡成功' when 'SPECIAL' then '办卡失败：' || a.text || case
                      when exists (select from pending_entry e where e.member_id = a.member_id) then '，已转入特殊办卡通道，请完善信息'
                      when a.has_left then '' else '，会员状态恢复正常后可加入特殊办卡通道' end
                    when 'RETRY' then '办卡失败：' || a.text || case when a.has_left then '' else '，请重新添加至待办后再次提交' end
                    else '办卡失败：' || a.text end, b.batch_no
                from answer a join card_batch b on b.id = :batch where a.problem is null and a.class <> 'CHECKED' order by a.seq""")
                .bind("now", now).bind("batch", batchId).execute();
        passOn(h, now);
        return moved;
    }

    /** Who has left while the bank worked on the card, and is a member again or about to be, has it now: the card is the person's. */
    private static void passOn(Handle h, Instant now) {
        h.createUpdate("""
                with heirs as (
                  update member m set handling_status = 'ISSUED', special_reason = null, version = m.version + 1 from answer a
                  where a.has_left and a.problem is null and a.class = 'SUCCESS' and m.person_id = a.person_id
                    and m.status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') returning m.id, m.district_id, a.card_id),
                passed as (update card c set member_id = h.id, district_id = h.district_id from heirs h where c.id = h.card_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select id, district_id, :now, '银行', 'TAKEN_OVER', 'DONE', '离会前申请的会员服务卡已办成，由本人继续使用，无需重新办卡' from heirs""")
                .bind("now", now).execute();
    }

    /** One log row for every open line of a batch. */
    static void logForBatch(Handle h, long batchId, String text, Instant at) {
        h.createUpdate("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select m.id, m.district_id, :at, '银行交换', 'EXCHANGE', 'WAITING', :text, b.batch_no
                from card_batch_line l join card_batch b on b.id = l.batch_id join member m on m.id = l.member_id
                where b.id = :batch and l.status = 'OPEN'""")
                .bind("at", at).bind("text", text).bind("batch", batchId).execute();
    }
}

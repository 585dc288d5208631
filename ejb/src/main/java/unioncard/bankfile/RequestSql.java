package unioncard.bankfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.bankfile.RequestDispatch.Batch;
import unioncard.bankfile.RequestDispatch.Line;
import unioncard.bankfile.RequestDispatch.OutFile;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.security.Sealed;
import unioncard.shared.Database;

/** SQL over batches that are sent, and over their files. */
final class RequestSql {

    private RequestSql() {
    }

    static Optional<Batch> batch(Handle h, long id) {
        return h.createQuery("""
                select b.id, b.batch_no, b.channel, (select count(*) from card_batch_line l where l.batch_id = b.id and l.status = 'OPEN') open_lines,
                  b.submitted_at, coalesce(b.resent_by, b.submitted_by) submitted_by, u.code union_code, b.sending, b.status = 'SENT' again
                from card_batch b join trade_union u on u.id = b.union_id where b.id = :id and b.status in ('TO_SEND', 'SENT')""")
                .bind("id", id).map(ConstructorMapper.of(Batch.class)).findOne();
    }

    /** The open lines of a batch in their order, as stored; dates as the bank writes them. */
    static void eachLine(Handle h, long batchId, BankDates dates, Consumer<Line> consumer) {
        Database.copyOut(h, """
                select l.seq, l.member_no, coalesce(l.bank_name, l.name), l.name_pinyin, l.sex, d.bank_code, l.document_sealed,
                  to_char(case when l.document_long_term then date '9999-12-31' else l.document_expires_on end, '%1$s'), to_char(l.birth_date, '%1$s'),
                  l.nationality, l.occupation, l.mobile_sealed, l.address_sealed
                from card_batch_line l left join bank_document_code d on d.document_type = l.document_type
                where l.batch_id = %2$d and l.status = 'OPEN' order by l.seq""".formatted(dates.sql(), batchId), row -> consumer.accept(
                        new Line(Integer.parseInt(row[0]), row[1], row[2], row[3], row[4], row[5], sealed(row[6]), row[7], row[8], row[9], row[10],
                                sealed(row[11]), sealed(row[12]))));
    }

    private static Sealed sealed(String token) {
        return token == null ? null : new Sealed(token);
    }

    static Optional<OutFile> file(Handle h, String batchNo) {
        return h.createQuery("""
                select f.id, f.name, f.digest, f.status from bank_file f join card_batch b on b.batch_no = f.batch_no and b.sending = f.sending
                where f.direction = 'OUT' and f.batch_no = :batchNo order by f.id desc limit 1""")
                .bind("batchNo", batchNo).map(ConstructorMapper.of(OutFile.class)).findOne();
    }

    /** The file was written; written again with the same bytes it is the same file, unless somebody has to look at it first. */
    static void written(Handle h, Batch batch, String name, String digest, String sm3, long size, FileStatus status, Instant at) {
        h.createUpdate("""
                insert into bank_file (direction, kind, name, digest, sm3, size_bytes, batch_no, line_count, status, at, made_by, sending)
                values ('OUT', 'REQUEST', :name, :digest, :sm3, :size, :batchNo, :openLines, :status, :at, :submittedBy, :sending)
                on conflict (direction, digest, sending) where status <> 'REPEATED' and (direction = 'OUT' or status <> 'REFUSED') do nothing""")
                .bindMethods(batch).bind("name", name).bind("digest", digest).bind("sm3", sm3)
                .bind("size", size).bind("status", status).bind("at", at).execute();
    }

    /** False when it waits for its release, or was refused. */
    static boolean sending(Handle h, long fileId) {
        return h.createUpdate("update bank_file set status = 'SENDING' where id = :id and status in ('WRITTEN', 'SENDING')").bind("id", fileId).execute() == 1;
    }

    static void sentBefore(Handle h, long fileId) {
        h.createUpdate("update bank_file set status = 'SENT' where id = :id and status in ('WRITTEN', 'SENDING')").bind("id", fileId).execute();
    }

    static void forget(Handle h, long fileId) {
        h.createUpdate("delete from bank_file where id = :id and status = 'WRITTEN'").bind("id", fileId).execute();
    }

    /** False when it was sent before. */
    static boolean sent(Handle h, long fileId, Instant at) {
        return h.createUpdate("update bank_file set status = 'SENT', reason = null, finished_at = :at where id = :id and status <> 'SENT'")
                .bind("id", fileId).bind("at", at).execute() == 1;
    }

    /** A written file whose batch the bank has taken already was sent. */
    static void answeredMeanwhile(Handle h, long batchId) {
        h.createUpdate("""
                update bank_file f set status = 'SENT' from card_batch b where b.id = :batch and f.batch_no = b.batch_no and f.direction = 'OUT'
                  and f.status in ('WRITTEN', 'SENDING') and b.sent_at is not null and b.status not in ('TO_SEND', 'SENT', 'WITHDRAWN')""")
                .bind("batch", batchId).execute();
    }

    /** A file that awaits its release and whose batch still waits to be sent; locked. */
    static Optional<Waiting> lockWaiting(Handle h, long fileId) {
        return h.createQuery("""
                select b.id batch_id, f.made_by from bank_file f join card_batch b on b.batch_no = f.batch_no
                where f.id = :id and f.direction = 'OUT' and f.status = 'AWAITING_RELEASE' and b.status = 'TO_SEND' for update of f""")
                .bind("id", fileId).map(ConstructorMapper.of(Waiting.class)).findOne();
    }

    static void release(Handle h, long fileId, String who, Instant at) {
        h.createUpdate("update bank_file set status = 'WRITTEN', released_by = :who, released_at = :at where id = :id")
                .bind("who", who).bind("at", at).bind("id", fileId).execute();
    }

    /** A file that awaits its release. */
    public record Waiting(long batchId, String madeBy) {
    }

    static void refuse(Handle h, long fileId, String reason, Instant at) {
        h.createUpdate("update bank_file set status = 'REFUSED', reason = :reason, finished_at = :at where id = :id")
                .bind("id", fileId).bind("reason", reason).bind("at", at).execute();
    }

    /**
     * Lines leave the batch: not sent, never answered by the bank, the members in the special channel with the reason. Where the name was at fault, one
     * agreed with the bank before did not do and is forgotten.
     */
    static void leave(Handle h, Batch batch, List<Unfit> lines, Instant now) {
        h.createUpdate("""
                with unfit as (select * from unnest(cast(:seqs as integer[]), cast(:whys as text[]), cast(:reasons as text[])) u (seq, why, reason)),
                gone as (update card_batch_line l set status = 'REFUSED', bank_text = u.reason, answered_at = :now from unfit u
                  where l.batch_id = :id and l.seq = u.seq and l.status = 'OPEN' returning l.member_id, u.why, u.reason),
                freed as (update member m set handling_status = 'FAILED', special_reason = g.why, version = version + 1 from gone g
                  where m.id = g.member_id and m.handling_status = 'IN_PROGRESS' returning m.id, m.union_id, m.district_id, m.status, g.why, g.reason),
                reopened as (update special_information i set bank_name = case when f.why = 'BANK_OTHER' then bank_name end, completed_at = null,
                  completed_by = null, version = version + 1 from freed f where i.member_id = f.id),
                waiting as (insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by)
                  select id, union_id, district_id, 'SPECIAL', why, :now, 'bank' from freed where status = 'ACTIVE'
                  on conflict (member_id) do nothing),
                logged as (insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                  select id, district_id, :now, '银行交换', 'EXCHANGE', 'FAILED', '未报送银行：' || reason || case status
                    when 'ACTIVE' then '，已转入特殊办卡通道，请完善信息' when 'LEFT' then '' else '，会员状态恢复正常后可加入特殊办卡通道' end, :batchNo from freed)
                update card_batch set refused_count = refused_count + (select count(*) from gone) where id = :id""")
                .bindMethods(batch).bindArray("seqs", Integer.class, lines.stream().map(Unfit::seq).toList())
                .bindArray("whys", String.class, lines.stream().map(line -> line.why().name()).toList())
                .bindArray("reasons", String.class, lines.stream().map(Unfit::reason).toList()).bind("now", now).execute();
    }

    static void remark(Handle h, Batch batch, List<Integer> seqs, Instant now) {
        if (!seqs.isEmpty()) {
            h.createUpdate("""
                    insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                    select m.id, m.district_id, :now, '银行交换', 'EXCHANGE', 'WAITING', '姓名较长，能否办卡以银行反馈为准', :batchNo
                    from card_batch_line l join member m on m.id = l.member_id where l.batch_id = :id and l.seq = any(:seqs)
                    and not exists (select 1 from card_log g where g.member_id = m.id and g.batch_no = :batchNo and g.text like '姓名较长%')""")
                    .bindMethods(batch).bindArray("seqs", Integer.class, seqs).bind("now", now).execute();
        }
    }
}

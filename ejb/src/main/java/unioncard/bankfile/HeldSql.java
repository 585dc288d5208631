package unioncard.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.Sealed;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** SQL over held lines ({@code bank_rejection}). */
final class HeldSql {

    private static final int AT_ONCE = 1000;
    private static final String ROW = """
            select r.id, r.version, f.name file_name, f.batch_no, u.name union_name, r.line_no, r.seq, r.member_no, r.reason, r.text, r.code, r.bank_text,
              r.card_no_sealed card_no, r.card_date, r.status, r.at, r.settled_at, r.settled_by, r.settled_reason, exists (select 1
                from approval_request a where a.kind = 'BANK_LINE' and a.subject = 'held line ' || r.id and a.status = 'OPEN') asked
            from bank_rejection r join bank_file f on f.id = r.file_id left join trade_union u on u.id = r.union_id where\s""";

    /** A line is somebody's to decide when its file {@code f} is done with: what was read of one that is stopped, refused or still read counts for nothing. */
    private static final String FINISHED = "f.status in ('APPLIED', 'QUARANTINED')";

    private HeldSql() {
    }

    static Rows<HeldRow> list(Handle h, UnionScope scope, HeldFilter filter, Slice slice) {
        var where = where(scope, filter);
        return new Rows<>(h.createQuery(ROW + where.sql() + " order by r.id limit :size offset :first").bindMethods(scope).bindMap(where.values())
                .bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(HeldRow.class)).list(),
                h.createQuery("select count(*) from (select 1 from bank_rejection r join bank_file f on f.id = r.file_id where " + where.sql()
                        + " limit :most) counted").bindMethods(scope).bindMap(where.values()).bind("most", Rows.COUNT_LIMIT + 1)
                        .mapTo(Integer.class).one());
    }

    static void each(Handle h, UnionScope scope, HeldFilter filter, Consumer<HeldRow> consumer) {
        var where = where(scope, filter);
        try (var rows = h.createQuery(ROW + where.sql() + " order by r.id").bindMethods(scope).bindMap(where.values()).setFetchSize(AT_ONCE)
                .map(ConstructorMapper.of(HeldRow.class)).iterator()) {
            rows.forEachRemaining(consumer);
        }
    }

    private static Conditions where(UnionScope scope, HeldFilter filter) {
        return Conditions.where(scope.sql("r") + " and " + FINISHED).and("f.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("r.reason = :reason", "reason", filter.reason()).and("r.status = :status", "status", filter.status());
    }

    /** A line within the data scope, as stored. */
    static Optional<Stored> find(Handle h, UnionScope scope, long id) {
        return stored(h, scope.sql("r"), "").bindMethods(scope).bind("id", id).map(ConstructorMapper.of(Stored.class)).findOne();
    }

    /** The line, locked. */
    static Stored lock(Handle h, long id) {
        return stored(h, "true", " for update of r").bind("id", id).map(ConstructorMapper.of(Stored.class)).one();
    }

    private static Query stored(Handle h, String scope, String end) {
        return h.createQuery("""
                select r.id, r.version, r.file_id, r.line_no, f.batch_no, r.batch_id, coalesce(r.union_id, (select t.id from trade_union t
                  where t.parent_id is null)) union_id, r.seq, r.member_no, r.reason, r.code, r.card_no_sealed card_no, r.card_date, r.bank_text,
                  r.status = 'HELD' and %s undecided
                from bank_rejection r join bank_file f on f.id = r.file_id where r.id = :id and %s %s""".formatted(FINISHED, scope, end));
    }

    /** Member number of a line of the batch; empty when there is none, or when it left before sending. */
    static Optional<String> memberNo(Handle h, long batchId, int seq) {
        return h.createQuery("select member_no from card_batch_line where batch_id = :batch and seq = :seq "
                + "and (status <> 'REFUSED' or bank_code is not null)").bind("batch", batchId).bind("seq", seq)
                .mapTo(String.class).findOne();
    }

    static Optional<String> codeClass(Handle h, String code) {
        return h.createQuery("select class from bank_return_code where code = :code").bind("code", code).mapTo(String.class).findOne();
    }

    /** Puts the line into the staging table as it shall count. */
    static void stage(Handle h, Stored line, Settlement wish, String memberNo, Sealed card, String cardIndex) {
        h.createUpdate("""
                insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date, text)
                values (:fileId, :lineNo, :batchNo, :wishedSeq, :member, :wishedCode, :card, :index, :date, :bankText)
                on conflict (file_id, line_no) do update set seq = excluded.seq, member_no = excluded.member_no, code = excluded.code,
                  card_no_sealed = excluded.card_no_sealed, card_no_index = excluded.card_no_index, card_date = excluded.card_date""")
                .bindMethods(line).bind("wishedSeq", wish.seq()).bind("member", memberNo).bind("wishedCode", wish.code()).bind("card", card)
                .bind("index", cardIndex).bind("date", wish.cardDate()).execute();
    }

    /** Somebody refused before, and since then asked for again, perhaps as another member, is not to be given a card behind the back of that request. */
    static boolean isAtTheBankAgain(Handle h, long batchId, int seq) {
        return h.createQuery("""
                select 1 from card_batch_line l join member m on m.person_id = l.person_id
                  join card_batch_line o on o.member_id = m.id and o.batch_id <> l.batch_id and o.status = 'OPEN'
                where l.batch_id = :batch and l.seq = :seq limit 1""").bind("batch", batchId).bind("seq", seq).mapTo(Integer.class).findOne().isPresent();
    }

    /** Why the staged line cannot count even so, or null. */
    static String problem(Handle h) {
        return h.createQuery("select coalesce(max(problem), '') from answer").mapTo(String.class).one();
    }

    /** Who has a card now waits for none. */
    static void takeOffPendingList(Handle h, String actor, Instant now) {
        h.createUpdate("""
                with removed as (
                  delete from pending_entry e using answer a join member m on m.person_id = a.person_id
                  where a.problem is null and a.class = 'SUCCESS' and e.member_id = m.id
                  returning e.member_id, e.district_id)
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select member_id, district_id, :now, :actor, 'REMOVED', 'DONE', '银行已办成，移出待办人员列表' from removed""")
                .bind("now", now).bind("actor", actor).execute();
    }

    static void settle(Handle h, long id, HeldStatus status, String who, String reason, Instant now) {
        h.createUpdate("""
                update bank_rejection set status = :status, settled_at = :now, settled_by = :who, settled_reason = :reason, version = version + 1
                where id = :id""").bind("status", status).bind("now", now).bind("who", who).bind("reason", reason).bind("id", id).execute();
    }

    /**
     * A held line with everything the bank sent of it.
     *
     * @param undecided whether it is still to be decided on
     */
    public record Stored(long id, int version, long fileId, int lineNo, String batchNo, Long batchId, long unionId, Integer seq, String memberNo,
            RejectionReason reason, String code, Sealed cardNo, LocalDate cardDate, String bankText, boolean undecided) {
    }
}

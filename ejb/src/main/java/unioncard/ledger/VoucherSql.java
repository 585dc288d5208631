package unioncard.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.attachment.CheckedFile;
import unioncard.attachment.FileType;
import unioncard.security.Sealed;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** Statements on vouchers and on the batches that owe. Content is read by {@link #file} alone, so that lists stay light. */
final class VoucherSql {

    private static final String DUE = """
            select b.id, b.batch_no, b.union_id, u.name union_name, b.year, b.headcount, $owed lower_fen, b.struck_fen,
              b.decided_at confirmed_at, b.voucher_due_on due_on,
              b.voucher_due_on < :today overdue
            from enrolment_batch b join trade_union u on u.id = b.union_id $paid where
            """;
    private static final String OWED = DUE.replace("$owed", "b.lower_fen - b.struck_fen").replace("$paid", "");
    private static final String PAID = DUE.replace("$owed", "l.lower_fen")
            .replace("$paid", "join payment_voucher_batch l on l.batch_id = b.id and l.voucher_id = :voucher");
    private static final Sorts DUE_SORTS = Sorts.endingWith("b.id").with("batchNo", "b.batch_no").with("dueOn", "b.voucher_due_on")
            .with("lowerFen", "b.lower_fen - b.struck_fen").with("headcount", "b.headcount");
    private static final String ROW = """
            select v.id, v.version, u.name union_name, (select count(*) from payment_voucher_batch l where l.voucher_id = v.id) batches, v.amount_fen,
              v.paid_on, v.media_type, v.status, v.uploader_name, v.uploaded_at, v.decider_name, v.decided_at, v.revoker_name,
              v.revoked_at, v.return_reason,
              v.status = 'SUBMITTED' and :reviewer and v.uploaded_by <> :login decidable,
              v.status = 'VERIFIED' and :reviewer and v.uploaded_by <> :login revocable
            from payment_voucher v join trade_union u on u.id = v.union_id where
            """;
    private static final Sorts SORTS = Sorts.endingWith("v.id").with("amountFen", "v.amount_fen").with("paidOn", "v.paid_on")
            .with("uploadedAt", "v.uploaded_at").with("status", "v.status");

    private VoucherSql() {
    }

    static Rows<DueBatch> due(Handle h, UnionScope scope, DueFilter filter, LocalDate today, Slice slice) {
        var where = Conditions.where("b.owes and " + scope.sql("b"))
                .and(UnionScope.below("b"), "below", filter.unionId())
                .and("b.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and(filter.overdue() ? "b.voucher_due_on < :today" : null);
        return new Rows<>(
                h.createQuery(OWED + where.sql() + " order by " + DUE_SORTS.by(slice, "b.voucher_due_on, b.id") + " limit :size offset :first")
                        .bindMethods(scope).bindMap(where.values()).bind("today", today).bind("size", slice.size())
                        .bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(DueBatch.class)).list(),
                h.createQuery("select count(*) from (select from enrolment_batch b where " + where.sql() + " limit :most) n").bindMethods(scope)
                        .bindMap(where.values()).bind("today", today).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    /**
     * Those of the batches that owe; {@code hold} keeps their unions where they are in the tree, and what they owe, until the end of the transaction.
     */
    static List<DueBatch> due(Handle h, UnionScope scope, Collection<Long> ids, LocalDate today, boolean hold) {
        if (hold) {
            // The unions before any batch of them, as everywhere. What is struck off meanwhile is seen by the statement after these.
            h.createQuery("select u.id from trade_union u where u.id in (select union_id from enrolment_batch where id = any(:ids)) order by u.id for share")
                    .bindArray("ids", Long.class, ids).mapTo(Long.class).list();
            h.createQuery("select id from enrolment_batch where id = any(:ids) order by id for no key update").bindArray("ids", Long.class, ids)
                    .mapTo(Long.class).list();
        }
        return h.createQuery(OWED + "b.owes and b.id = any(:ids) and " + scope.sql("b") + " order by b.id")
                .bindMethods(scope).bindArray("ids", Long.class, ids).bind("today", today).map(ConstructorMapper.of(DueBatch.class)).list();
    }

    /** Stores a voucher for batches of one union; returns its id. */
    static long insert(Handle h, Collection<Long> batches, long amountFen, LocalDate paidOn, CheckedFile file, Sealed key, byte[] sealed, Stamp stamp) {
        return h.createQuery("""
                with voucher as (
                  insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                    uploader_name, uploaded_at)
                  select union_id, district_id, :amount, :paidOn, :type, :size, :digest, :key, :content, :login, :name, :at
                  from enrolment_batch where id = any(:batches) limit 1 returning id)
                select id from voucher""")
                .bindArray("batches", Long.class, batches).bind("amount", amountFen).bind("paidOn", paidOn).bind("type", file.type())
                .bind("size", file.content().length).bind("digest", file.digest()).bind("key", key).bind("content", sealed).bindMethods(stamp)
                .mapTo(Long.class).one();
    }

    /**
     * Notes which batches a voucher pays, with what each owed; they owe nothing from now on.
     *
     * @param asConfirmed with what each owed before something was struck off, because that was paid
     */
    static void attach(Handle h, long voucherId, Collection<Long> batches, boolean asConfirmed) {
        h.createUpdate("""
                insert into payment_voucher_batch (voucher_id, batch_id, district_id, lower_fen)
                select :voucher, id, district_id, case when :asConfirmed then lower_fen else lower_fen - struck_fen end
                from enrolment_batch where id = any(:batches) order by id""")
                .bind("voucher", voucherId).bind("asConfirmed", asConfirmed).bindArray("batches", Long.class, batches).execute();
        owe(h, voucherId, false);
    }

    private static void owe(Handle h, long voucherId, boolean owes) {
        h.createUpdate("update enrolment_batch set owes = :owes and lower_fen > struck_fen"
                + " where id in (select batch_id from payment_voucher_batch where voucher_id = :voucher)")
                .bind("owes", owes).bind("voucher", voucherId).execute();
    }

    static Rows<VoucherRow> list(Handle h, SignedInUser user, VoucherFilter filter, Slice slice) {
        var where = Conditions.where(user.scope().sql("v"))
                .and("v.status = :status", "status", filter.status())
                .and("v.status = 'SUBMITTED' and v.uploaded_by <> :me", "me", filter.toReview() ? user.login() : null)
                .and(UnionScope.below("v"), "below", filter.unionId())
                .and("v.paid_on >= :paidFrom", "paidFrom", filter.paidFrom())
                .and("v.paid_on <= :paidTo", "paidTo", filter.paidTo());
        return new Rows<>(
                rows(h, where.sql() + " order by " + SORTS.by(slice, "v.id desc") + " limit :size offset :first", user).bindMap(where.values())
                        .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(VoucherRow.class)).list(),
                h.createQuery("select count(*) from (select from payment_voucher v where " + where.sql() + " limit :most) n").bindMethods(user.scope())
                        .bindMap(where.values()).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    static Optional<VoucherRow> find(Handle h, SignedInUser user, long id) {
        return rows(h, user.scope().sql("v") + " and v.id = :id", user).bind("id", id).map(ConstructorMapper.of(VoucherRow.class)).findOne();
    }

    private static Query rows(Handle h, String rest, SignedInUser user) {
        return h.createQuery(ROW + rest).bindMethods(user.scope()).bind("login", user.login()).bind("reviewer", VoucherReview.reviews(user));
    }

    static List<DueBatch> batches(Handle h, UnionScope scope, long voucherId, LocalDate today) {
        return h.createQuery(PAID + scope.sql("b") + " order by b.id")
                .bindMethods(scope).bind("voucher", voucherId).bind("today", today).map(ConstructorMapper.of(DueBatch.class)).list();
    }

    /** A voucher's file as stored; public for Jdbi only. */
    public record StoredFile(FileType mediaType, Sealed keySealed, byte[] content) {
    }

    static Optional<StoredFile> file(Handle h, UnionScope scope, long id) {
        return h.createQuery("select v.media_type, v.key_sealed, v.content from payment_voucher v where v.id = :id and " + scope.sql("v"))
                .bind("id", id).bindMethods(scope).map(ConstructorMapper.of(StoredFile.class)).findOne();
    }

    /** What a decision looks at; public for Jdbi only. */
    public record Subject(int version, VoucherStatus status, String uploadedBy) {
    }

    /**
     * A voucher, locked until the end of the transaction. Its union first, as everybody does who writes into a union: the ledger's references would take
     * that lock later, against a change of affiliation that holds the union and waits for the voucher. Where the voucher stands is asked again after it.
     */
    static Optional<Subject> lock(Handle h, UnionScope scope, long id) {
        h.createQuery("select u.id from payment_voucher v join trade_union u on u.id = v.union_id where v.id = :id and " + scope.sql("v")
                + " for key share of u").bind("id", id).bindMethods(scope).mapTo(Long.class).list();
        return h.createQuery("select v.version, v.status, v.uploaded_by from payment_voucher v where v.id = :id and " + scope.sql("v") + " for update")
                .bind("id", id).bindMethods(scope).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    /** Writes what was decided on a voucher that was handed in; the reason is that of a return. */
    static void decide(Handle h, long id, VoucherStatus status, String reason, Stamp stamp) {
        h.createUpdate("""
                update payment_voucher set status = :status, decided_by = :login, decider_name = :name, decided_at = :at, return_reason = :reason,
                  version = version + 1 where id = :id""")
                .bind("id", id).bind("status", status).bind("reason", reason).bindMethods(stamp).execute();
    }

    /** Writes that a verification was taken back, beside who had verified. */
    static void revoke(Handle h, long id, String reason, Stamp stamp) {
        h.createUpdate("""
                update payment_voucher set status = 'RETURNED', revoked_by = :login, revoker_name = :name, revoked_at = :at, return_reason = :reason,
                  version = version + 1 where id = :id""")
                .bind("id", id).bind("reason", reason).bindMethods(stamp).execute();
    }

    /** Lets the batches of a returned voucher go: they owe again. */
    static void release(Handle h, long id) {
        h.createUpdate("update payment_voucher_batch set live = false where voucher_id = :id").bind("id", id).execute();
        owe(h, id, true);
    }
}

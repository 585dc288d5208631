package unioncard.ledger;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Statements on what is struck off a confirmed batch because one of its covers is void (重复参保冲减). */
final class CorrectionSql {

    private CorrectionSql() {
    }

    /** A void cover and its batch, as they stand before the booking; public for Jdbi only. */
    public record Struck(long batchId, long lowerFen, int districtPercent, int intermediatePercent, boolean voucherWaits, boolean paid, boolean closed) {
    }

    /** Keeps the union of a cover's batch where it is until the end of the transaction. */
    static void holdUnion(Handle h, long coverId) {
        h.createQuery("select u.id from cover v join enrolment_batch b on b.id = v.batch_id join trade_union u on u.id = b.union_id where v.id = :cover"
                + " for key share of u").bind("cover", coverId).mapTo(Long.class).list();
    }

    /** The batch of a cover, locked until the end of the transaction; empty when nothing was booked for it. */
    static Optional<Struck> lock(Handle h, long coverId) {
        h.createQuery("select id from enrolment_batch where id = (select batch_id from cover where id = :cover) for update").bind("cover", coverId)
                .mapTo(Long.class).list();
        return h.createQuery("""
                select b.id batch_id, v.lower_fen, b.district_percent, b.intermediate_percent,
                  exists (select from payment_voucher_batch l join payment_voucher p on p.id = l.voucher_id
                    where l.batch_id = b.id and l.live and p.status = 'SUBMITTED') voucher_waits,
                  exists (select from payment_voucher_batch l where l.batch_id = b.id and l.live) paid,
                  exists (select from trade_union u where u.id = b.union_id and u.status = 'CLOSED') closed
                from cover v join enrolment_batch b on b.id = v.batch_id where v.id = :cover and b.status = 'CONFIRMED'""")
                .bind("cover", coverId).map(ConstructorMapper.of(Struck.class)).findOne();
    }

    /** Books the premium of a cover back, by level; its municipal share waits to be set off in an order. */
    static void book(Handle h, long coverId, LowerShares lower, String reason, Stamp stamp) {
        h.createUpdate("with entry as (" + LedgerSql.ENTRY + """
                  select 'CORRECTION', :on, e.union_id, e.district_id, e.year, e.batch_id, e.batch_no, null, null, v.id, null, v.premium_fen, -1,
                    -v.municipal_fen, 0, :login, :name, :at, '重复参保冲减，批次 ' || e.batch_no || '：' || :reason
                  from cover v join ledger_entry e on e.batch_id = v.batch_id and e.kind = 'ENROLMENT' where v.id = :cover
                  returning id, union_id, district_id, year, amount_fen, municipal_fen),
                waiting as (insert into allotment_batch (entry_id, union_id, district_id, year)
                  select id, union_id, district_id, year from entry where municipal_fen <> 0)
                """ + LedgerSql.LINES + """
                select e.id, x.account, x.debit, x.credit, e.union_id, e.district_id from entry e, lateral (values
                  ('PREMIUM', e.amount_fen, 0), ('MUNICIPAL_SHARE', 0, -e.municipal_fen), ('DISTRICT_SHARE', 0, :district),
                  ('INTERMEDIATE_SHARE', 0, :intermediate), ('LOWER_SHARE', 0, :base)) x (account, debit, credit) where x.debit + x.credit > 0""")
                .bind("cover", coverId).bindMethods(lower).bind("reason", reason).bindMethods(stamp).execute();
    }

    /** The booking of {@link #book} that stands, the other way round; its municipal share waits to be allotted. */
    static void reverse(Handle h, long coverId, String reason, Stamp stamp) {
        LedgerSql.reverse(h, "e.cover_id = :about and e.kind = 'CORRECTION' and not exists (select from ledger_entry r where r.reverses_id = e.id)",
                "'撤销重复参保冲减，批次 ' || e.batch_no", coverId, reason, stamp);
        h.createUpdate("""
                insert into allotment_batch (entry_id, union_id, district_id, year)
                select e.id, e.union_id, e.district_id, e.year from ledger_entry e
                where e.cover_id = :cover and e.kind = 'REVERSAL' and e.municipal_fen > 0
                  and not exists (select from allotment_batch a where a.entry_id = e.id)""").bind("cover", coverId).execute();
    }

    /** Notes how much of the lower share of a batch is struck off, more or less than before, and whether it still owes. */
    static void strike(Handle h, long batchId, long moreFen) {
        h.createUpdate("""
                update enrolment_batch b set struck_fen = b.struck_fen + :more, owes = b.lower_fen - b.struck_fen - :more > 0
                  and not exists (select from payment_voucher_batch l where l.batch_id = b.id and l.live) where b.id = :batch""")
                .bind("batch", batchId).bind("more", moreFen).execute();
    }

    /** Whether the voucher that pays the batch pays less than it would owe with so much more. */
    static boolean paidWithout(Handle h, long batchId, long moreFen) {
        return h.createQuery("""
                select exists (select from payment_voucher_batch l join enrolment_batch b on b.id = l.batch_id
                  where l.batch_id = :batch and l.live and l.lower_fen < b.lower_fen - b.struck_fen + :more)""")
                .bind("batch", batchId).bind("more", moreFen).mapTo(Boolean.class).one();
    }
}

package unioncard.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Statements on {@code ledger_entry} and {@code ledger_line}. Each booking is one, whatever it covers. */
final class LedgerSql {

    static final String ENTRY = """
            insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, voucher_id, allotment_id, cover_id, reverses_id,
              amount_fen, headcount, municipal_fen, allotted_fen, booked_by, booker_name, booked_at, text)
            """;
    static final String LINES = """
            insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
            """;
    private static final String FROM = """
            from ledger_entry e join ledger_line l on l.entry_id = e.id where
            """;
    /** Accounts in their own order, not by name. */
    private static final String ACCOUNTS = "array['MUNICIPAL_SHARE', 'DISTRICT_SHARE', 'INTERMEDIATE_SHARE', 'LOWER_SHARE', 'PREMIUM']";

    /** What an order comes to for each batch: its share, less what was struck off since an earlier order; a batch of nothing is left out. */
    private static final String NET = """
            select e.union_id, e.district_id, e.year, e.batch_id, e.batch_no, sum(e.municipal_fen) net, min(e.id) as first
            from allotment_batch a join ledger_entry e on e.id = a.entry_id where a.order_id = :order and a.live
            group by e.union_id, e.district_id, e.year, e.batch_id, e.batch_no having sum(e.municipal_fen) <> 0""";

    private LedgerSql() {
    }

    /** What is charged for a batch, not what was paid: its enrolment, and what was struck off since. Over {@code ledger_entry} by this alias. */
    static String charges(String alias) {
        return "($e.kind in ('ENROLMENT', 'CORRECTION') or $e.kind = 'REVERSAL' and $e.cover_id is not null)".replace("$e", alias);
    }

    static void enrolment(Handle h, long batchId, LocalDate due, String login, LocalDate today, Instant now) {
        int lines = h.createUpdate("""
                with batch as (update enrolment_batch set voucher_due_on = :due, owes = lower_fen > 0 where id = :batch and status = 'CONFIRMED' returning *),
                entry as (
                """ + ENTRY + """
                  select 'ENROLMENT', :today, union_id, district_id, year, id, batch_no, null, null, null, null, premium_fen, headcount, municipal_fen, 0,
                    :login,
                    coalesce((select name from user_account where login = :login), :login), :now,
                    '参保批次 ' || batch_no || '，' || headcount || ' 人' from batch
                  returning id, union_id, district_id, year, municipal_fen),
                waiting as (insert into allotment_batch (entry_id, union_id, district_id, year)
                  select id, union_id, district_id, year from entry where municipal_fen > 0)
                """ + LINES + """
                select e.id, x.account, x.debit, x.credit, e.union_id, e.district_id from entry e, batch b, lateral (values
                  ('MUNICIPAL_SHARE', b.municipal_fen, 0), ('DISTRICT_SHARE', b.district_fen, 0), ('INTERMEDIATE_SHARE', b.intermediate_fen, 0),
                  ('LOWER_SHARE', b.lower_fen - b.district_fen - b.intermediate_fen, 0), ('PREMIUM', 0, b.premium_fen)) x (account, debit, credit)
                where x.debit > 0 or x.account not in ('DISTRICT_SHARE', 'INTERMEDIATE_SHARE')""")
                .bind("batch", batchId).bind("due", due).bind("login", login).bind("today", today).bind("now", now).execute();
        require(lines > 0, "batch " + batchId + " is not confirmed");
    }

    /** What was paid before something was struck off credits every level what it was charged at the confirmation; else what is charged now. */
    static void voucher(Handle h, long voucherId, Stamp stamp) {
        int lines = h.createUpdate("with entry as (" + ENTRY + """
                  select 'VOUCHER', :on, e.union_id, e.district_id, e.year, e.batch_id, e.batch_no, v.voucher_id, null, null, null, v.lower_fen,
                    0, 0, 0, :login, :name, :at, '缴费凭证 ' || v.voucher_id || '，批次 ' || e.batch_no
                  from payment_voucher_batch v join ledger_entry e on e.batch_id = v.batch_id and e.kind = 'ENROLMENT'
                  where v.voucher_id = :voucher order by v.batch_id
                  returning id, batch_id, union_id, district_id, amount_fen)
                """ + LINES + """
                select e.id, x.account, x.debit, x.credit, e.union_id, e.district_id from entry e, lateral (
                  select 'PREMIUM', e.amount_fen, 0 union all
                  select l.account, 0, sum(l.debit_fen - l.credit_fen) from ledger_entry o join ledger_line l on l.entry_id = o.id
                    where o.batch_id = e.batch_id and l.account in ('DISTRICT_SHARE', 'INTERMEDIATE_SHARE', 'LOWER_SHARE')
                      and (o.kind = 'ENROLMENT' or $charges and e.amount_fen <> (select c.amount_fen - c.municipal_fen from ledger_entry c
                        where c.batch_id = e.batch_id and c.kind = 'ENROLMENT'))
                    group by l.account having sum(l.debit_fen - l.credit_fen) > 0) x (account, debit, credit)""".replace("$charges", charges("o")))
                .bind("voucher", voucherId).bindMethods(stamp).execute();
        int batches = h.createQuery("select count(*) from payment_voucher_batch where voucher_id = :voucher").bind("voucher", voucherId)
                .mapTo(Integer.class).one();
        require(lines >= 2 * batches, "voucher " + voucherId + " of " + batches + " batches gives " + lines + " lines");
    }

    static void allotment(Handle h, long orderId, Stamp stamp) {
        int lines = h.createUpdate("with entry as (" + ENTRY + """
                  select 'ALLOTMENT', :on, n.union_id, n.district_id, n.year, n.batch_id, n.batch_no, null, o.id, null, null, abs(n.net), 0, 0, n.net, :login,
                    :name, :at, '划拨单 ' || o.order_no || '，批次 ' || n.batch_no
                  from allotment_order o cross join ($net) n where o.id = :order order by n.first
                  returning id, union_id, district_id, amount_fen, allotted_fen)
                """.replace("$net", NET) + LINES + """
                select e.id, x.account, x.debit, x.credit, e.union_id, e.district_id from entry e, lateral (values
                  ('PREMIUM', greatest(e.allotted_fen, 0), greatest(-e.allotted_fen, 0)),
                  ('MUNICIPAL_SHARE', greatest(-e.allotted_fen, 0), greatest(e.allotted_fen, 0))) x (account, debit, credit)""")
                .bind("order", orderId).bindMethods(stamp).execute();
        int batches = h.createQuery("select count(*) from (" + NET + ") n").bind("order", orderId).mapTo(Integer.class).one();
        require(lines == 2 * batches, "order " + orderId + " of " + batches + " batches gives " + lines + " lines");
    }

    static void reverseVoucher(Handle h, long voucherId, String reason, Stamp stamp) {
        int lines = reverse(h, "e.voucher_id = :about and e.kind = 'VOUCHER'", "'撤销核销缴费凭证 ' || e.voucher_id", voucherId, reason, stamp);
        require(lines > 0, "voucher " + voucherId + " was not booked");
    }

    static void reverseAllotment(Handle h, long orderId, String reason, Stamp stamp) {
        int lines = reverse(h, "e.allotment_id = :about and e.kind = 'ALLOTMENT'",
                "'撤销划拨单 ' || (select order_no from allotment_order where id = e.allotment_id)", orderId, reason, stamp);
        require(lines > 0, "order " + orderId + " was not booked");
    }

    static int reverse(Handle h, String which, String text, long about, String reason, Stamp stamp) {
        return h.createUpdate("with entry as (" + ENTRY + """
                  select 'REVERSAL', :on, union_id, district_id, year, batch_id, batch_no, voucher_id, allotment_id, cover_id, id, amount_fen,
                    -headcount, -municipal_fen, -allotted_fen, :login, :name, :at,
                    %s || '：' || :reason
                  from ledger_entry e where %s order by id
                  returning id, reverses_id, union_id, district_id)
                """.formatted(text, which) + LINES + """
                select e.id, l.account, l.credit_fen, l.debit_fen, e.union_id, e.district_id
                from entry e join ledger_line l on l.entry_id = e.reverses_id""")
                .bind("about", about).bind("reason", reason).bindMethods(stamp).execute();
    }

    private static void require(boolean booked, String otherwise) {
        if (!booked) {
            throw new IllegalStateException(otherwise);
        }
    }

    static Rows<LedgerRow> lines(Handle h, UnionScope scope, LedgerFilter filter, Slice slice) {
        var where = conditions(scope, filter);
        return new Rows<>(
                h.createQuery("""
                        select e.id entry_id, e.kind, e.booked_on, u.name union_name, d.name district_name, e.year, e.batch_id, e.batch_no,
                          exists (select from enrolment_batch b where b.id = e.batch_id and %s) batch_visible,
                          l.account, l.debit_fen, l.credit_fen, e.booker_name, e.text, e.reverses_id
                        from (select e.*, l.account account_of %s order by e.id desc, array_position(%s, cast(l.account as text)) limit :size offset :first) e
                          join ledger_line l on l.entry_id = e.id and l.account = e.account_of
                          join trade_union u on u.id = e.union_id join trade_union d on d.id = e.district_id
                        order by e.id desc, array_position(%s, cast(l.account as text))""".formatted(scope.sql("b"), FROM + where.sql(), ACCOUNTS, ACCOUNTS))
                        .bindMethods(scope).bindMap(where.values()).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                        .map(ConstructorMapper.of(LedgerRow.class)).list(),
                h.createQuery("select count(*) from (select " + FROM + where.sql() + " limit :most) n").bindMethods(scope).bindMap(where.values())
                        .bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    static List<AccountTotal> totals(Handle h, UnionScope scope, LedgerFilter filter) {
        var where = conditions(scope, filter);
        return h.createQuery("""
                select a.account, coalesce(t.debit, 0) debit_fen, coalesce(t.credit, 0) credit_fen
                from unnest(%s) with ordinality a (account, place) left join (
                  select l.account, sum(l.debit_fen) debit, sum(l.credit_fen) credit %s group by l.account) t on t.account = a.account order by a.place"""
                .formatted(ACCOUNTS, FROM + where.sql()))
                .bindMethods(scope).bindMap(where.values()).map(ConstructorMapper.of(AccountTotal.class)).list();
    }

    private static Conditions conditions(UnionScope scope, LedgerFilter filter) {
        return Conditions.where(scope.sql("e"))
                .and("e.year = :year", "year", filter.year())
                .and("e.district_id = :district", "district", filter.districtId())
                .and(UnionScope.below("e"), "below", filter.unionId())
                .and("e.batch_no like :batchNo", "batchNo", Conditions.prefix(filter.batchNo()))
                .and("e.kind = :kind", "kind", filter.kind())
                .and("l.account = :account", "account", filter.account())
                .and("e.booked_on >= :from", "from", filter.from())
                .and("e.booked_on <= :to", "to", filter.to());
    }
}

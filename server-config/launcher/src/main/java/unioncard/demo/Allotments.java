package unioncard.demo;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * What the municipal federation has allotted: the years before to every district; of the present one the first half to the district of {@code district},
 * and what was booked there afterwards in an order that waits for {@code city2}. Everything else of the year waits for an order.
 */
final class Allotments {

    private static final int YEAR = DemoDates.BASE.getYear();
    private static final LocalDate HALF_YEAR = LocalDate.of(YEAR, 6, 30);
    private static final LocalDate LAST_MONTH = DemoDates.BASE.minusDays(1);
    private static final String OWN_DISTRICT = " and a.district_id = (select u.district_id from user_account c join trade_union u on u.id = c.union_id "
            + "where c.login = 'clerk')";

    private Allotments() {
    }

    static void write(Handle handle) {
        for (int year : handle.createQuery("select distinct year from allotment_batch where year < :year order by year").bind("year", YEAR)
                .mapTo(Integer.class).list()) {
            var end = LocalDate.of(year, 12, 31);
            order(handle, year, end, end.plusDays(8), "");
        }
        order(handle, YEAR, HALF_YEAR, HALF_YEAR.plusDays(8), OWN_DISTRICT);
        approve(handle);
        order(handle, YEAR, LAST_MONTH, LAST_MONTH, OWN_DISTRICT);
    }

    /** An order made by {@code city} on a day for each district that waits. */
    private static void order(Handle handle, int year, LocalDate upTo, LocalDate on, String where) {
        handle.createUpdate("""
                with w as (select a.id, a.district_id, e.headcount, e.municipal_fen from allotment_batch a join ledger_entry e on e.id = a.entry_id
                  where a.order_id is null and a.year = :year and e.booked_on <= :upTo %s),
                o as (select district_id, nextval('allotment_order_id_seq') id from (select distinct district_id from w order by 1) d),
                t as (update allotment_batch a set order_id = o.id from w join o on o.district_id = w.district_id where a.id = w.id
                  returning a.order_id, a.district_id, w.headcount, w.municipal_fen)
                insert into allotment_order (id, order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, prepared_by, preparer_name,
                  prepared_at)
                select t.order_id, 'HB' || to_char(cast(:on as date), 'YYYYMMDD') || to_char(t.order_id, 'FM000000'), c.union_id, t.district_id, :year, :upTo,
                  count(*), sum(t.headcount), sum(t.municipal_fen), c.login, c.name, :at
                from t, user_account c where c.login = 'city' group by t.order_id, t.district_id, c.union_id, c.login, c.name order by t.order_id"""
                .formatted(where)).bind("year", year).bind("upTo", upTo).bind("on", on).bind("at", DemoDates.at(on, 9, 40)).execute();
    }

    /** Approves all of them the next day, which is booked. */
    private static void approve(Handle handle) {
        handle.execute("""
                update allotment_order o set status = 'ALLOTTED', decided_by = c.login, decider_name = c.name, decided_at = o.prepared_at + interval '1 day',
                  paid_on = (o.prepared_at at time zone 'Asia/Shanghai')::date + 1, bank_ref = 'SF' || o.year || lpad(o.id::text, 8, '0'), version = 1
                from user_account c where c.login = 'city2'""");
        handle.execute("""
                with n as (
                  insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, allotment_id, amount_fen, allotted_fen,
                    booked_by, booker_name, booked_at, text)
                  select 'ALLOTMENT', o.paid_on, e.union_id, e.district_id, e.year, e.batch_id, e.batch_no, o.id, e.municipal_fen, e.municipal_fen,
                    o.decided_by, o.decider_name, o.decided_at, '划拨单 ' || o.order_no || '，批次 ' || e.batch_no
                  from allotment_order o join allotment_batch a on a.order_id = o.id join ledger_entry e on e.id = a.entry_id order by o.id, e.id
                  returning id, union_id, district_id, amount_fen)
                insert into ledger_line (entry_id, account, debit_fen, credit_fen, union_id, district_id)
                select n.id, l.account, l.debit, l.credit, n.union_id, n.district_id from n,
                  lateral (values ('PREMIUM', n.amount_fen, 0), ('MUNICIPAL_SHARE', 0, n.amount_fen)) l (account, debit, credit)""");
    }
}

package unioncard.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.Conditions;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.Sorts;

/** Statements on orders and on what waits for one. */
final class AllotmentSql {

    private static final String WAITING = """
            from allotment_batch a join ledger_entry e on e.id = a.entry_id
            where a.order_id is null and a.year = :year and e.booked_on <= :upTo and (cast(:district as bigint) is null or a.district_id = :district) and
            """;
    private static final String ROW = """
            select o.id, o.version, o.order_no, o.district_id, d.name district_name, o.year, o.up_to, o.batches, o.headcount, o.amount_fen, o.status,
              o.preparer_name, o.prepared_at, o.decider_name, o.decided_at, o.paid_on, o.bank_ref, o.revoker_name, o.revoked_at, o.reason,
              o.status = 'PREPARED' and :approver and o.prepared_by <> :login approvable,
              o.status = 'PREPARED' and (:approver or :preparer) voidable,
              o.status = 'ALLOTTED' and :approver and o.prepared_by <> :login revocable
            from allotment_order o join trade_union d on d.id = o.district_id where
            """;
    private static final Sorts SORTS = Sorts.endingWith("o.id").with("districtName", "d.name").with("batches", "o.batches")
            .with("headcount", "o.headcount").with("amountFen", "o.amount_fen").with("upTo", "o.up_to").with("status", "o.status");

    private AllotmentSql() {
    }

    /** What waits, per district, in the order of their codes; costs what waits, whatever was allotted before. */
    static List<WaitingShare> waiting(Handle h, UnionScope scope, int year, LocalDate upTo) {
        return h.createQuery("""
                select d.id district_id, d.name district_name, count(*) batches, sum(w.headcount) headcount, sum(w.municipal_fen) amount_fen,
                  min(w.booked_on) first_booked_on, max(w.booked_on) last_booked_on
                from (select a.district_id, e.headcount, e.municipal_fen, e.booked_on %s) w join trade_union d on d.id = w.district_id
                group by d.id, d.name, d.code order by d.code""".formatted(WAITING + scope.sql("a")))
                .bindMethods(scope).bind("year", year).bind("upTo", upTo).bind("district", (Long) null)
                .map(ConstructorMapper.of(WaitingShare.class)).list();
    }

    /** Lets one after the other make orders of a year: who comes second sees what the first has taken. */
    static void hold(Handle h, int year) {
        h.createQuery("select year from insurance_year where year = :year for no key update").bind("year", year).mapTo(Integer.class).list();
    }

    /** Makes an order for each district that waits, or for the one that is named; of one where more was struck off than waits, none. Returns them. */
    static List<Long> prepare(Handle h, SignedInUser user, int year, LocalDate upTo, Long districtId, Stamp stamp) {
        return h.createQuery("""
                with waiting as (select a.id, a.district_id, e.headcount, e.municipal_fen %s),
                orders as (select district_id, nextval('allotment_order_id_seq') id from (
                  select d.id district_id from trade_union d
                  where d.id in (select district_id from waiting group by district_id having sum(municipal_fen) > 0) order by d.code) d),
                taken as (update allotment_batch a set order_id = o.id from waiting w join orders o on o.district_id = w.district_id
                  where a.id = w.id and a.order_id is null returning a.order_id, a.district_id, w.headcount, w.municipal_fen)
                insert into allotment_order (id, order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, prepared_by, preparer_name,
                  prepared_at)
                select order_id, 'HB' || to_char(cast(:on as date), 'YYYYMMDD') || to_char(order_id, 'FM999999999000000'),
                  :union, district_id, :year, :upTo, count(*), sum(headcount), sum(municipal_fen), :login, :name, :at
                from taken group by order_id, district_id order by order_id returning id""".formatted(WAITING + user.scope().sql("a")))
                .bindMethods(user.scope()).bindMethods(stamp).bind("year", year).bind("upTo", upTo).bind("district", districtId)
                .bind("union", user.unionId()).mapTo(Long.class).list();
    }

    static Rows<AllotmentRow> list(Handle h, SignedInUser user, AllotmentFilter filter, Slice slice) {
        var where = conditions(user.scope(), filter);
        return new Rows<>(
                rows(h, where.sql() + " order by " + SORTS.by(slice, "o.id desc") + " limit :size offset :first", user).bindMap(where.values())
                        .bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT)).map(ConstructorMapper.of(AllotmentRow.class))
                        .list(),
                h.createQuery("select count(*) from (select from allotment_order o where " + where.sql() + " limit :most) n").bindMethods(user.scope())
                        .bindMap(where.values()).bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    static List<AllotmentSum> sums(Handle h, UnionScope scope, AllotmentFilter filter) {
        var where = conditions(scope, filter);
        return h.createQuery("""
                select o.status, count(*) orders, sum(o.batches) batches, sum(o.headcount) headcount, sum(o.amount_fen) amount_fen
                from allotment_order o where %s group by o.status
                order by array_position(array['PREPARED', 'ALLOTTED', 'VOIDED', 'REVOKED'], cast(o.status as text))""".formatted(where.sql()))
                .bindMethods(scope).bindMap(where.values()).map(ConstructorMapper.of(AllotmentSum.class)).list();
    }

    private static Conditions conditions(UnionScope scope, AllotmentFilter filter) {
        return Conditions.where(scope.sql("o"))
                .and("o.year = :year", "year", filter.year())
                .and("o.district_id = :district", "district", filter.districtId())
                .and("exists (select from allotment_batch a where a.order_id = o.id and " + UnionScope.below("a") + ")", "below", filter.unionId())
                .and("o.status = :status", "status", filter.status());
    }

    static Optional<AllotmentRow> find(Handle h, SignedInUser user, long id) {
        return rows(h, user.scope().sql("o") + " and o.id = :id", user).bind("id", id).map(ConstructorMapper.of(AllotmentRow.class)).findOne();
    }

    private static Query rows(Handle h, String rest, SignedInUser user) {
        return h.createQuery(ROW + rest).bindMethods(user.scope()).bind("login", user.login())
                .bind("approver", user.may(Permission.APPROVE_ALLOTMENTS)).bind("preparer", user.may(Permission.PREPARE_ALLOTMENTS));
    }

    /** Batches of an order, as booked; those of a voided or revoked one too. */
    static Rows<AllotmentBatch> batches(Handle h, UnionScope scope, long orderId, Slice slice) {
        var from = "from allotment_batch a where a.order_id = :order and " + scope.sql("a");
        return new Rows<>(
                h.createQuery("""
                        select e.batch_id id, e.batch_no, u.name union_name, e.headcount, e.municipal_fen, e.booked_on,
                          exists (select from enrolment_batch b where b.id = e.batch_id and %s) visible
                        from (select a.entry_id %s order by a.entry_id limit :size offset :first) a
                          join ledger_entry e on e.id = a.entry_id join trade_union u on u.id = e.union_id order by e.id""".formatted(scope.sql("b"), from))
                        .bindMethods(scope).bind("order", orderId).bind("size", slice.size()).bind("first", Math.min(slice.first(), Rows.COUNT_LIMIT))
                        .map(ConstructorMapper.of(AllotmentBatch.class)).list(),
                h.createQuery("select count(*) from (select " + from + " limit :most) n").bindMethods(scope).bind("order", orderId)
                        .bind("most", Rows.COUNT_LIMIT + 1).mapTo(Integer.class).one());
    }

    /** What a decision looks at; public for Jdbi only. */
    public record Subject(int version, AllotmentStatus status, String preparedBy, LocalDate upTo) {
    }

    /**
     * An order, locked until the end of the transaction. Its unions first, in the order in which a change of affiliation locks them: the ledger's
     * references would take those locks later, one by one, against a change that holds some of them and waits for others.
     */
    static Optional<Subject> lock(Handle h, UnionScope scope, long id) {
        h.createQuery("select u.id from trade_union u where u.id in (select a.union_id from allotment_batch a where a.order_id = :id and " + scope.sql("a")
                + ") order by u.id for key share of u").bind("id", id).bindMethods(scope).mapTo(Long.class).list();
        return h.createQuery("select o.version, o.status, o.prepared_by, o.up_to from allotment_order o where o.id = :id and " + scope.sql("o")
                + " for update").bind("id", id).bindMethods(scope).map(ConstructorMapper.of(Subject.class)).findOne();
    }

    static void approve(Handle h, long id, LocalDate paidOn, String bankRef, Stamp stamp) {
        h.createUpdate("""
                update allotment_order set status = 'ALLOTTED', decided_by = :login, decider_name = :name, decided_at = :at, paid_on = :paidOn,
                  bank_ref = :bankRef, version = version + 1 where id = :id""")
                .bind("id", id).bind("paidOn", paidOn).bind("bankRef", bankRef).bindMethods(stamp).execute();
    }

    static void discard(Handle h, long id, String reason, Stamp stamp) {
        h.createUpdate("""
                update allotment_order set status = 'VOIDED', decided_by = :login, decider_name = :name, decided_at = :at, reason = :reason,
                  version = version + 1 where id = :id""")
                .bind("id", id).bind("reason", reason).bindMethods(stamp).execute();
    }

    static void revoke(Handle h, long id, String reason, Stamp stamp) {
        h.createUpdate("""
                update allotment_order set status = 'REVOKED', revoked_by = :login, revoker_name = :name, revoked_at = :at, reason = :reason,
                  version = version + 1 where id = :id""")
                .bind("id", id).bind("reason", reason).bindMethods(stamp).execute();
    }

    /** Lets the batches of an order go: they wait again, and stay known as what it was over. */
    static void release(Handle h, long id) {
        h.createUpdate("""
                with freed as (update allotment_batch set live = false where order_id = :id and live returning entry_id, union_id, district_id, year)
                insert into allotment_batch (entry_id, union_id, district_id, year) select * from freed order by entry_id""").bind("id", id).execute();
    }
}

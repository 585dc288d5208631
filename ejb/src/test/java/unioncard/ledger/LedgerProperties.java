package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import unioncard.attachment.SampleFiles;
import unioncard.insurance.CoverDesk;
import unioncard.insurance.InsuranceWorld;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/**
 * Whatever several unions and districts do in whatever order, whatever the rates and however the lower share is divided: the shares add up from each person to
 * the batch and to the ledger, the ledger is balanced, and nobody has two covers of a year.
 */
class LedgerProperties {

    private static final List<Long> UNIONS = List.of(InsuranceWorld.FOUNDRY, InsuranceWorld.SHIPYARD, InsuranceWorld.MILL);

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void balanced_and_equal_to_the_confirmed_batches(@ForAll("histories") List<Step> history, @ForAll("rates") Rates rates) throws Exception {
        var database = new TestDatabase();
        database.beforeEach(null);
        // A step a day: from the middle of June on some pay the full and some the half premium, together in one batch after one was returned.
        var day = LocalDate.parse(rates.half ? "2019-06-15" : "2019-02-03");
        var world = new InsuranceWorld(database, day.toString());
        world.change("insert into lower_split values (2, '2019-01-01', ?, 0, false)", rates.districtPercent);
        world.change("update premium_rate set premium_fen = ? + ?, municipal_fen = ?, lower_fen = ? where year = 2019 and period = 'FULL'", rates.municipal,
                rates.lower, rates.municipal, rates.lower);
        world.change("update premium_rate set premium_fen = ? + ?, municipal_fen = ?, lower_fen = ? where year = 2019 and period = 'HALF'", rates.lower,
                rates.municipal, rates.lower, rates.municipal);
        try {
            int nth = 0;
            for (var step : history) {
                world.goTo(day.plusDays(nth).toString());
                try {
                    step.act.happen(new Scene(database, world, UNIONS.get(step.union), nth++));
                } catch (DomainException refused) {
                    assertThat(refused.code()).as(step.toString()).isIn("voucher.handled", "voucher.gone", "allotment.nothing",
                            "ledger.voucher-waits", "ledger.paid-without");
                }
                hold(database, world);
            }
        } finally {
            world.close();
            database.afterEach(null);
        }
    }

    private static void hold(TestDatabase database, InsuranceWorld world) {
        assertThat(world.number("select count(*) from ledger_entry e where (amount_fen, amount_fen) <> "
                + "(select sum(debit_fen), sum(credit_fen) from ledger_line l where l.entry_id = e.id)")).isZero();
        assertThat(world.number("select coalesce(sum(debit_fen - credit_fen), 0) from ledger_line")).isZero();
        assertThat(world.number("select count(*) from (select from cover where status in ('PROPOSED', 'CONFIRMED') group by person_id, year "
                + "having count(*) > 1) twice")).isZero();
        assertThat(world.number("select count(*) from enrolment_batch b where status in ('AWAITING_DISTRICT', 'CONFIRMED') "
                + "and (headcount, premium_fen, municipal_fen, lower_fen) <> (select count(*), sum(c.premium_fen), sum(c.municipal_fen), sum(c.lower_fen) "
                + "from cover c where c.batch_id = b.id and c.status in ('PROPOSED', 'CONFIRMED'))")).as("a batch is the sum of its persons").isZero();
        assertThat(world.number("select count(*) from enrolment_batch b join ledger_entry e on e.batch_id = b.id and e.kind = 'ENROLMENT' "
                + "where (b.municipal_fen, b.lower_fen, b.premium_fen) <> (select sum(debit_fen) filter (where account = 'MUNICIPAL_SHARE'), "
                + "sum(debit_fen) filter (where account <> 'MUNICIPAL_SHARE'), sum(credit_fen) from ledger_line l where l.entry_id = e.id)")).isZero();
        assertThat(world.number(balance("MUNICIPAL_SHARE"))).isEqualTo(world.number(charged("municipal_fen")) - allotted(world));
        assertThat(world.number(balance("DISTRICT_SHARE")) + world.number(balance("INTERMEDIATE_SHARE")) + world.number(balance("LOWER_SHARE")))
                .isEqualTo(world.number(charged("lower_fen")) - paid(world));
        assertThat(world.number(balance("DISTRICT_SHARE") + " and entry_id in (select e.id from ledger_entry e "
                + "join enrolment_batch b on b.id = e.batch_id where b.struck_fen = 0)"))
                .isEqualTo(world.number("select coalesce(sum(district_fen) filter (where not exists (select "
                + "from payment_voucher_batch l join payment_voucher v on v.id = l.voucher_id where l.batch_id = b.id and v.status = 'VERIFIED')), 0) "
                + "from enrolment_batch b where status = 'CONFIRMED' and struck_fen = 0"));
        assertThat(world.number("select count(*) from (select from ledger_entry e join ledger_line l on l.entry_id = e.id where "
                + LedgerSql.charges("e") + " and l.account <> 'PREMIUM' group by e.batch_id, l.account having sum(l.debit_fen - l.credit_fen) < 0) less"))
                .as("no level gets back more than it was charged").isZero();
        assertThat(world.number("select count(*) from enrolment_batch b where struck_fen <> (select coalesce(sum(c.lower_fen), 0) from cover c "
                + "where c.batch_id = b.id and c.end_reason = 'DUPLICATE')")).isZero();
        assertThat(-world.number(balance("PREMIUM"))).isEqualTo(world.number(charged("premium_fen")) - paid(world) - allotted(world));
        assertThat(world.number("select count(*) from enrolment_batch b where (b.status = 'CONFIRMED') <> "
                + "((select count(*) from ledger_entry e where e.batch_id = b.id and e.kind = 'ENROLMENT') = 1)")).isZero();
        assertThat(world.number("select count(*) from enrolment_batch b where owes <> (status = 'CONFIRMED' and lower_fen > struck_fen and not exists "
                + "(select from payment_voucher_batch l where l.batch_id = b.id and l.live))")).isZero();
        // Each share waits or is in one order that counts; an order is over what it says; what counts as allotted is booked once.
        assertThat(world.number("select count(*) from ledger_entry e where e.municipal_fen <> 0 and 1 <> (select count(*) "
                + "from allotment_batch a left join allotment_order o on o.id = a.order_id "
                + "where a.entry_id = e.id and a.live and (o.id is null or o.status in ('PREPARED', 'ALLOTTED')))"))
                .isZero();
        assertThat(world.number("select count(*) from allotment_batch a join allotment_order o on o.id = a.order_id "
                + "where a.live <> (o.status in ('PREPARED', 'ALLOTTED'))")).isZero();
        assertThat(world.number("select count(*) from allotment_order o where (batches, headcount, amount_fen) <> (select count(*), sum(e.headcount), "
                + "sum(e.municipal_fen) from allotment_batch a join ledger_entry e on e.id = a.entry_id where a.order_id = o.id)")).isZero();
        assertThat(world.number("select count(*) from allotment_batch a join allotment_order o on o.id = a.order_id join ledger_entry e on e.id = a.entry_id "
                + "where 0 <> (select sum(s.municipal_fen) from allotment_batch n join ledger_entry s on s.id = n.entry_id where n.order_id = o.id "
                + "and s.batch_id = e.batch_id) and ((o.status in ('ALLOTTED', 'REVOKED')) <> exists (select from ledger_entry b "
                + "where b.allotment_id = o.id and b.batch_id = e.batch_id and b.kind = 'ALLOTMENT') "
                + "or (o.status = 'REVOKED') <> exists (select from ledger_entry b where b.allotment_id = o.id "
                + "and b.batch_id = e.batch_id and b.kind = 'REVERSAL'))")).isZero();
        statementSaysTheSame(database, world);
    }

    private static void statementSaysTheSame(TestDatabase database, InsuranceWorld world) {
        var city = new Scene(database, world, 0, 0).city("staff");
        var total = city.statementTotal(new StatementFilter(2019, null, null));
        assertThat(LedgerDesk.balances(city.totals(new LedgerFilter(2019, null, null, null, null))))
                .containsExactly(total.municipalOpenFen(), total.lowerOpenFen(), total.premiumOpenFen());
        var rows = city.statement(new StatementFilter(2019, null, null));
        assertThat(rows.stream().mapToLong(StatementRow::municipalOpenFen).sum()).isEqualTo(total.municipalOpenFen());
        assertThat(rows.stream().mapToLong(StatementRow::headcount).sum()).isEqualTo(total.headcount());
    }

    private static int allotted(InsuranceWorld world) {
        return world.number("select coalesce(sum(amount_fen), 0) from allotment_order where status = 'ALLOTTED'");
    }

    private static int paid(InsuranceWorld world) {
        return world.number("select coalesce(sum(amount_fen), 0) from payment_voucher where status = 'VERIFIED'");
    }

    /** Of the confirmed covers that count. */
    private static String charged(String column) {
        return "select coalesce(sum(" + column + "), 0) from cover where status = 'CONFIRMED' and end_reason is distinct from 'DUPLICATE'";
    }

    private static String balance(String account) {
        return "select coalesce(sum(debit_fen - credit_fen), 0) from ledger_line where account = '" + account + "'";
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(Arbitraries.of(Act.class), Arbitraries.integers().between(0, UNIONS.size() - 1)).as(Step::new)
                .list().ofMinSize(20).ofMaxSize(40);
    }

    @Provide
    Arbitrary<Rates> rates() {
        return Combinators.combine(Arbitraries.integers().between(1, 9_999), Arbitraries.integers().between(1, 9_999),
                Arbitraries.integers().between(0, 100), Arbitraries.of(true, false)).as(Rates::new);
    }

    /** Shares of a full premium in fen; those of the half one the other way round. */
    record Rates(int municipal, int lower, int districtPercent, boolean half) {
    }

    record Step(Act act, int union) {
    }

    /** A union of the city at a moment; {@code nth} makes files and head counts differ. */
    record Scene(TestDatabase database, InsuranceWorld world, long union, int nth) {

        LedgerDesk desk(long at) {
            return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), at));
        }

        long district() {
            return union == InsuranceWorld.MILL ? InsuranceWorld.WEST : InsuranceWorld.EAST;
        }

        void pay(int most) {
            var owing = desk(union).due().stream().map(DueBatch::id).limit(most).toList();
            if (!owing.isEmpty()) {
                desk(union).upload(owing, SampleFiles.pdf("/N " + nth + " "));
            }
        }

        LedgerDesk city(String login) {
            return new LedgerDesk(database, world.clock(), TestUser.of(database.jdbi(), InsuranceWorld.FEDERATION, login));
        }

        LocalDate today() {
            return LocalDate.now(world.clock());
        }

        List<Long> orders(AllotmentStatus status) {
            return city("head").orders(new AllotmentFilter(2019, district(), null, status)).stream().map(AllotmentRow::id).limit(1).toList();
        }

        List<Long> vouchers(String status) {
            return ids("payment_voucher where status = '" + status + "'").stream().limit(1).toList();
        }

        List<Long> ids(String from) {
            return database.jdbi().withHandle(h -> h.createQuery("select id from " + from + " and union_id = " + union + " order by id")
                    .mapTo(Long.class).list());
        }
    }

    /** What somebody does; nothing when there is nothing to do it with. */
    enum Act {
        SUBMIT(scene -> scene.world.submitted(scene.union, 1 + scene.nth % 3)),
        CONFIRM(scene -> scene.ids("enrolment_batch where status = 'AWAITING_DISTRICT'").stream().limit(1)
                .forEach(batch -> scene.world.confirmed(scene.district(), batch))),
        WITHDRAW(scene -> scene.ids("enrolment_batch where status = 'AWAITING_DISTRICT'").stream().limit(1)
                .forEach(batch -> scene.world.withdrawn(scene.union, batch))),
        RETURN(scene -> scene.ids("enrolment_batch where status = 'AWAITING_DISTRICT'").stream().limit(1)
                .forEach(batch -> scene.world.returned(scene.district(), batch))),
        PAY_ONE(scene -> scene.pay(1)),
        PAY_ALL(scene -> scene.pay(100)),
        VERIFY(scene -> scene.vouchers("SUBMITTED").forEach(voucher -> scene.desk(scene.district()).accept(voucher))),
        ORDER(scene -> scene.city("staff").prepare(2019, scene.today(), scene.district())),
        ORDER_ALL(scene -> scene.city("staff").prepareAll(2019, scene.today())),
        ALLOT(scene -> scene.orders(AllotmentStatus.PREPARED).forEach(order -> scene.city("head").approve(order))),
        VOID(scene -> scene.orders(AllotmentStatus.PREPARED).forEach(order -> scene.city("head").discard(order, "截至日期有误"))),
        REVOKE_ALLOTMENT(scene -> scene.orders(AllotmentStatus.ALLOTTED).forEach(order -> scene.city("head").revokeAllotment(order, "银行退票"))),
        GIVE_BACK(scene -> scene.vouchers("SUBMITTED").forEach(voucher -> scene.desk(scene.district()).giveBack(voucher, "回单未盖章"))),
        SURPLUS(scene -> scene.ids("cover where status = 'CONFIRMED' and end_reason is null").stream().limit(1)
                .forEach(cover -> new CoverDesk(scene.world, scene.database).surplus(cover))),
        NO_SURPLUS(scene -> scene.ids("cover where end_reason = 'DUPLICATE'").stream().limit(1)
                .forEach(cover -> new CoverDesk(scene.world, scene.database).noSurplus(cover))),
        REVOKE(scene -> scene.vouchers("VERIFIED").forEach(voucher -> scene.desk(scene.district()).revoke(voucher, "误点通过")));

        private final Consumer<Scene> what;

        Act(Consumer<Scene> what) {
            this.what = what;
        }

        void happen(Scene scene) {
            what.accept(scene);
        }
    }
}

package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.CITY;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("保障年度与费率")
class RateChangesTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final Clock NOW = Clock.fixed(LocalDate.of(2026, 12, 10).atTime(9, 0).atZone(CITY).toInstant(), CITY);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void duringTheCampaignFor2027() {
        world = new InsuranceWorld(database, "2026-12-10");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private RateChanges rates() {
        var user = TestUser.of(database.jdbi(), FEDERATION, "staff");
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), NOW);
        return new RateChanges(database.jdbi(), new AuditNote(), requests, new RateChange(database.jdbi(), NOW), NOW);
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), FEDERATION, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(new RateChange(database.jdbi(), NOW))), NOW);
    }

    private YearRules year(int year) {
        return rates().list().stream().filter(rules -> rules.terms().year() == year).findFirst().orElseThrow();
    }

    /** The plans of a year with another premium of plan A for the whole year. */
    private List<PlanRules> dearer(int year, int fen) {
        return year(year).plans().stream().map(plan -> plan.type().equals("A")
                ? new PlanRules("A", plan.name(), plan.benefits(), false, fen, fen / 2, plan.half(), plan.halfMunicipal()) : plan).toList();
    }

    private long propose(int year, int fen) {
        database.inTransaction(() -> rates().propose(year(year).terms(), year(year).version(), dearer(year, fen), "市总〔2026〕30号文"));
        return world.number("select max(id) from approval_request");
    }

    private String batches() {
        return database.jdbi().withHandle(h -> h.createQuery("""
                select md5(string_agg(b::text, '|' order by b.id)) || (select md5(string_agg(v::text, '|' order by v.id)) from cover v)
                from enrolment_batch b""").mapTo(String.class).one());
    }

    @Test
    @DisplayName("§9c 7：费率一人提出、另一人复核后生效；已提交、已确认的批次按原费率，以后提交的按新费率")
    void oldBatchesKeepTheirRates() {
        world.cardHolder(FOUNDRY, "曹𬎆", "2025-05-01");
        long confirmed = world.desk(FOUNDRY).submit(COLLECTIVE, 2027, "A");
        world.desk(EAST).confirm(confirmed);
        world.cardHolder(FOUNDRY, "张䶮", "2025-05-01");
        long waiting = world.desk(FOUNDRY).submit(COLLECTIVE, 2027, "A");
        var before = batches();

        long id = propose(2027, 3000);
        assertThat(year(2027).pending()).isTrue();
        assertThat(decidedBy("head").find(id).differences()).containsExactly(
                new Difference("A.EXAMPLE", "A类 数据来源", "示例值，待核定", "已按市总文件核定", true),
                new Difference("A.FULL", "A类 全年保费", "24.00 元", "30.00 元", true),
                new Difference("A.FULL_MUNICIPAL", "A类 全年保费市总划拨", "12.00 元", "15.00 元", true));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        database.inTransaction(() -> decidedBy("head").approve(id, 0));

        assertThat(batches()).isEqualTo(before);
        assertThat(year(2027)).satisfies(rules -> {
            assertThat(rules.version()).isEqualTo(1);
            assertThat(rules.plans().get(0)).extracting(PlanRules::full, PlanRules::fullMunicipal, PlanRules::example).containsExactly(3000, 1500, false);
            assertThat(rules.plans().get(1)).as("plan B").extracting(PlanRules::full, PlanRules::example).containsExactly(7000, true);
        });
        world.desk(EAST).confirm(waiting);
        assertThat(world.desk(FOUNDRY).batch(waiting).premiumFen()).isEqualTo(2400);
        world.cardHolder(SHIPYARD, "李雷", "2025-05-01");
        long later = world.desk(SHIPYARD).submit(COLLECTIVE, 2027, "A");
        assertThat(world.desk(SHIPYARD).batch(later).premiumFen()).isEqualTo(3000);
    }

    @Test
    @DisplayName("已开始且有确认批次的年度不能调整，提出后才确认的也不能通过；未确认的可以")
    void aYearInUse() {
        long id = propose(2026, 3000);
        world.cardHolder(FOUNDRY, "曹涛", "2025-05-01");
        long batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2026, "A");
        assertThat(year(2026).changeable()).isTrue();
        world.desk(EAST).confirm(batch);
        assertThat(year(2026).changeable()).isFalse();
        refused("rate.in-use", () -> database.inTransaction(() -> decidedBy("head").approve(id, 0)));
        refused("rate.in-use", () -> propose(2026, 3100));
        assertThat(year(2026).plans().get(0).full()).isEqualTo(2400);
    }

    @Test
    @DisplayName("§9c 7：提交进行中的，复核等它提交完；该批次的规则和每人的保障日期都是调整前的")
    void aSubmissionInBetween() throws Exception {
        world.cardHolder(FOUNDRY, "曹𬎆", "2025-05-01");
        long id = propose(2027, 3000);
        var request = new EnrolmentRequest(COLLECTIVE, 2027, "A");
        var seen = world.desk(FOUNDRY).enrolments().preview(request);
        var submitted = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var submission = CompletableFuture.runAsync(() -> world.inTransaction(() -> {
            world.desk(FOUNDRY).enrolments().submit(request, seen);
            submitted.countDown();
            return go.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }));
        assertThat(submitted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var approval = CompletableFuture.runAsync(() -> database.inTransaction(() -> decidedBy("head").approve(id, 0)));
        while (world.number("select count(*) from pg_locks where not granted") == 0) {
            assertThat(approval).as("it waits").isNotDone();
        }
        go.countDown();
        CompletableFuture.allOf(submission, approval).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(year(2027).plans().get(0).full()).isEqualTo(3000);
        assertThat(world.number("select count(*) from enrolment_batch b join cover v on v.batch_id = b.id and v.ends_on = b.ends_on "
                + "where b.full_fen = 2400 and v.premium_fen = 2400")).isEqualTo(1);
    }

    @Test
    @DisplayName("过时的提议不能通过；同一年度只有一件待复核")
    void stale() {
        long id = propose(2027, 3000);
        refused("approval.open-already", () -> propose(2027, 3100));
        refused("changed-meanwhile", () -> rates().propose(year(2027).terms(), 7, dearer(2027, 3000), "文件"));
        world.change("update insurance_year set version = version + 1 where year = 2027");
        refused("approval.overtaken", () -> database.inTransaction(() -> decidedBy("head").approve(id, 0)));
        refused("approval.no-change", () -> rates().propose(year(2027).terms(), 1, year(2027).plans(), "文件"));
    }

    @Test
    @DisplayName("新增年度：只能是以后两年，不与其他年度重叠")
    void aNewYear() {
        var terms = InsuranceYearTest.year(2028, StartRule.CONFIRMATION, StartRule.CONFIRMATION);
        database.inTransaction(() -> rates().propose(terms, -1, year(2027).plans(), "市总〔2027〕1号文"));
        long id = world.number("select max(id) from approval_request");
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(year(2028).terms()).isEqualTo(terms);
        assertThat(year(2028).plans()).isEqualTo(year(2027).plans());
        refused("rate.year", () -> rates().propose(InsuranceYearTest.year(2029, StartRule.UPLOAD, StartRule.UPLOAD), -1, List.of(), "文件"));
        var now = year(2027).terms();
        var longer = new InsuranceYear(2027, LocalDate.of(2027, 1, 1), LocalDate.of(2028, 1, 31), LocalDate.of(2027, 6, 30), now.collective(),
                now.newCard(), now.withoutCover(), StartRule.UPLOAD, StartRule.UPLOAD);
        database.inTransaction(() -> rates().propose(longer, 0, year(2027).plans(), "文件"));
        refused("rate.overlap", () -> database.inTransaction(() -> decidedBy("head").approve(id + 1, 0)));
    }

    @Test
    @DisplayName("每种参保方式有自己的办理期间：新办卡只到11月30日，过后不能提交；集中参保不受影响")
    void aWindowOfItsOwn() {
        var terms = year(2026).terms();
        database.inTransaction(() -> rates().propose(withNewCard(terms, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 11, 30)), 0,
                year(2026).plans(), "市总〔2026〕31号文"));
        long id = world.number("select max(id) from approval_request");
        assertThat(decidedBy("head").find(id).differences()).containsExactly(
                new Difference("NEW_CARD_FROM", null, "2026-01-01", "2026-02-01", true),
                new Difference("NEW_CARD_TO", null, "2026-12-31", "2026-11-30", true));
        world.cardHolder(FOUNDRY, "曹𬎆", "2026-03-01");
        assertThat(world.desk(FOUNDRY).enrolments().years(NEW_CARD)).extracting(InsuranceYear::year).containsExactly(2026);
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(world.desk(FOUNDRY).enrolments().years(NEW_CARD)).isEmpty();
        refused("enrolment.year-closed", () -> world.desk(FOUNDRY).submit(NEW_CARD, 2026, "A"));
        assertThat(world.desk(FOUNDRY).enrolments().years(COLLECTIVE)).extracting(InsuranceYear::year).containsExactly(2027);
    }

    private static InsuranceYear withNewCard(InsuranceYear terms, LocalDate from, LocalDate to) {
        return new InsuranceYear(terms.year(), terms.startsOn(), terms.endsOn(), terms.halfYearBorder(), terms.collective(), new Window(from, to),
                terms.withoutCover(), terms.newCardStart(), terms.withoutCoverStart());
    }

    @Test
    @DisplayName("日期、起保规则、保费须合理")
    void sound() {
        var terms = year(2027).terms();
        refused("rate.premium", () -> propose(2027, 1100));
        refused("rate.start-rule", () -> rates().propose(InsuranceYearTest.year(2027, StartRule.YEAR_START, StartRule.UPLOAD), 0, List.of(), "文件"));
        refused("rate.days", () -> rates().propose(new InsuranceYear(2027, terms.endsOn(), terms.startsOn(), terms.halfYearBorder(), terms.collective(),
                terms.newCard(), terms.withoutCover(), terms.newCardStart(), terms.withoutCoverStart()), 0, List.of(), "文件"));
        refused("rate.windows", () -> rates().propose(withNewCard(terms, LocalDate.of(2027, 2, 1), LocalDate.of(2028, 1, 1)), 0, List.of(), "文件"));
        refused("rate.windows", () -> rates().propose(withNewCard(terms, LocalDate.of(2027, 12, 1), LocalDate.of(2027, 2, 1)), 0, List.of(), "文件"));
        refused("rate.plan", () -> rates().propose(terms, 0, List.of(new PlanRules("A", "", "保障", false, 2400, 1200, 1200, 600)), "文件"));
        refused("rate.premium", () -> rates().propose(terms, 0, List.of(new PlanRules("A", "A类", "保障", false, 2400, 2500, 1200, 600)), "文件"));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("参保统计")
class CoverageStatisticsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void inTheSpringOf2026() {
        world = new InsuranceWorld(database, "2026-03-10");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("会员只计正常的；持卡含未激活、挂失，不含注销、已补换；同一人换卡只计一次")
    void who_is_a_member_and_who_holds_a_card() {
        world.cardHolder(FOUNDRY, "正常卡", "2025-06-01");
        set("card", "INACTIVE", world.cardHolder(FOUNDRY, "未激活", "2025-06-01"));
        set("card", "LOST", world.cardHolder(FOUNDRY, "李𬎆", "2025-06-01"));
        set("card", "CANCELLED", world.cardHolder(FOUNDRY, "注销", "2025-06-01"));
        var replaced = world.cardHolder(FOUNDRY, "补换", "2025-06-01");
        set("card", "REPLACED", replaced);
        world.change("""
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select person_id, id, district_id, 'x', 'second', date '2025-07-01', 'INACTIVE', now() from member where member_no = ?""", replaced);
        for (var status : List.of("UNREVIEWED", "TRANSFERRING", "RETAINED", "REFUSED", "LEFT")) {
            set("member", status, world.cardHolder(FOUNDRY, "非正常", "2025-06-01"));
        }
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(5, 4, 0, 0, 0, 4));
        countAll();
        assertThat(count(EAST)).isEqualTo(new CoverageCount(5, 4, 0, 0, 0, 4));
    }

    @Test
    @DisplayName("已参保以区局确认为准；提交未确认的为待确认；退回、撤回的重新成为有卡无保")
    void who_is_covered_who_waits_and_who_is_without() {
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.returned(EAST, world.submitted(FOUNDRY, 3));
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(5, 5, 2, 0, 3, 0));
        world.desk(FOUNDRY).withdraw(world.submitted(FOUNDRY, 1));
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(6, 6, 2, 0, 4, 0));
        world.submitted(FOUNDRY, 1);
        assertThat(count(FOUNDRY)).as("everybody of the list is handed in again").isEqualTo(new CoverageCount(7, 7, 2, 5, 0, 0));
        world.cardHolder(FOUNDRY, "有卡无保", "2025-12-31");
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(8, 8, 2, 5, 0, 1));
        assertThat(count(FOUNDRY).rate()).as("in tenths of a percent, not rounded up").isEqualTo(250);
    }

    @Test
    @DisplayName("有卡无保的人数就是参保办理名单的人数，按参保方式分开")
    void those_without_are_those_who_can_be_enrolled() {
        world.cardHolder(FOUNDRY, "新卡", "2026-02-01");
        world.cardHolder(FOUNDRY, "新卡", "2026-02-01");
        world.cardHolder(FOUNDRY, "旧卡", "2024-02-01");
        var seen = overview(FOUNDRY, null);
        var enrolments = world.desk(FOUNDRY).enrolments();
        assertThat(seen.count().withoutNewCard()).isEqualTo(enrolments.candidates(EnrolmentWay.NEW_CARD, 2026, Slice.first(20)).total()).isEqualTo(2);
        assertThat(seen.olderWay()).isEqualTo(EnrolmentWay.CARD_WITHOUT_COVER);
        assertThat(seen.count().withoutOlder()).isEqualTo(enrolments.candidates(seen.olderWay(), 2026, Slice.first(20)).total()).isEqualTo(1);
        world.goTo("2026-01-15");
        assertThat(overview(FOUNDRY, null).olderWay()).as("while the campaign runs").isEqualTo(EnrolmentWay.COLLECTIVE);
    }

    @Test
    @DisplayName("转会的人跟着人走：由原工会参保的，在现工会计为已参保；参保人次和保费仍在原工会")
    void who_has_gone_to_another_union_is_counted_there() {
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.change("update member set union_id = 12, district_id = 3 where id = (select min(id) from member)");
        world.change("update cover set union_id = 12, district_id = 3 where member_id = (select min(id) from member)");
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(1, 1, 1, 0, 0, 0));
        assertThat(count(MILL)).isEqualTo(new CoverageCount(1, 1, 1, 0, 0, 0));
        countAll();
        assertThat(count(EAST)).isEqualTo(count(WEST));
        assertThat(overview(EAST, null).covers().total().headcount()).isEqualTo(2);
        assertThat(overview(WEST, null).covers().total().headcount()).isZero();
    }

    @Test
    @DisplayName("按年度分开：上一年度参保的，本年度仍是有卡无保")
    void each_year_for_itself() {
        world.goTo("2025-03-10");
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.goTo("2026-03-10");
        assertThat(count(FOUNDRY)).isEqualTo(new CoverageCount(2, 2, 0, 0, 0, 2));
        assertThat(overview(FOUNDRY, null).years()).containsExactly(2026, 2025, 2019);
    }

    @Test
    @DisplayName("区局是下属工会之和，全市是各区局之和，与逐个工会实时统计一致")
    void districts_are_the_sum_of_their_unions() {
        var random = new Random(32);
        for (long union : List.of(FOUNDRY, SHIPYARD, MILL)) {
            long district = union == MILL ? WEST : EAST;
            world.confirmed(district, world.submitted(union, 1 + random.nextInt(4)));
            world.submitted(union, 1 + random.nextInt(4));
            for (int i = random.nextInt(5); i >= 0; i--) {
                world.cardHolder(union, "张䶮", "2025-0" + (1 + random.nextInt(9)) + "-01");
            }
            set("card", "CANCELLED", world.cardHolder(union, "注销", "2025-06-01"));
        }
        countAll();
        assertThat(sum(units(EAST))).isEqualTo(count(EAST)).isEqualTo(sum(List.of(count(FOUNDRY), count(SHIPYARD))));
        assertThat(sum(units(WEST))).isEqualTo(count(WEST)).isEqualTo(count(MILL));
        var districts = seen(FEDERATION, s -> s.districts(2026, Slice.first(20))).rows();
        assertThat(districts).extracting(CoverageUnit::name).containsExactly("东区总工会", "西区总工会");
        assertThat(sum(districts.stream().map(CoverageUnit::count).toList())).isEqualTo(count(FEDERATION)).isEqualTo(sum(units(FEDERATION)))
                .isEqualTo(sum(List.of(count(EAST), count(WEST))));
        assertThat(overview(FEDERATION, null).covers().total().headcount()).isEqualTo(count(FEDERATION).covered());
    }

    @Test
    @DisplayName("别的区局、别的工会的数据看不到，指定也不行")
    void nobody_looks_beyond_the_own_part_of_the_tree() {
        world.submitted(FOUNDRY, 1);
        world.submitted(SHIPYARD, 2);
        world.submitted(MILL, 3);
        countAll();
        for (var other : List.of(SHIPYARD, EAST, FEDERATION)) {
            assertThatThrownBy(() -> overview(FOUNDRY, other)).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> seen(FOUNDRY, s -> s.export(new StatisticsFilter(2026, other), block -> { }))).isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> overview(EAST, MILL)).isInstanceOf(NotAllowed.class);
        assertThat(names(FOUNDRY, null)).containsExactly("铸造厂工会");
        assertThat(names(FOUNDRY, SHIPYARD)).isEmpty();
        assertThat(names(EAST, null)).containsExactly("铸造厂工会", "造船厂工会");
        assertThat(names(EAST, MILL)).isEmpty();
        assertThat(names(EAST, FOUNDRY)).containsExactly("铸造厂工会");
        assertThat(names(FEDERATION, WEST)).containsExactly("纺织厂工会");
        assertThat(seen(WEST, s -> s.districts(2026, Slice.first(20))).rows()).extracting(CoverageUnit::name).containsExactly("西区总工会");
        assertThat(overview(EAST, SHIPYARD).count().waiting()).isEqualTo(2);
        assertThat(overview(FEDERATION, EAST).count().waiting()).isEqualTo(3);
    }

    @Test
    @DisplayName("立即刷新：市总刷新全市，区局刷新本区局，基层工会不需要；已在统计的不重复")
    void who_may_have_it_counted() {
        assertThatThrownBy(() -> seen(FOUNDRY, this::refreshed)).isInstanceOf(NotAllowed.class);
        seen(EAST, this::refreshed);
        assertThat(asked()).containsExactly("2");
        assertThat(seen(EAST, CoverageStatistics::counting)).isTrue();
        assertThat(seen(WEST, CoverageStatistics::counting)).isFalse();
        seen(FEDERATION, this::refreshed);
        seen(FEDERATION, this::refreshed);
        assertThat(asked()).containsExactly("2", "3");
        assertThat(seen(WEST, CoverageStatistics::counting)).isTrue();
    }

    @Test
    @DisplayName("每晚统计全部区局；新区局、新年度不等到晚上；没有会员的不反复统计")
    void when_it_is_counted() {
        var counting = new CoverageCounting();
        counting.jdbi = world.jdbi();
        counting.clock = world.clock();
        counting.transaction = database.ownTransaction();
        counting.runs = new JobRuns(world.jdbi(), world.clock());
        counting.firstTime();
        assertThat(asked()).isEmpty();
        world.cardHolder(FOUNDRY, "李𬎆", "2026-02-01");
        counting.firstTime();
        assertThat(asked()).containsExactly("2");
        countAll();
        world.change("update job_run set status = 'COMPLETED'");
        counting.firstTime();
        assertThat(asked()).isEmpty();
        world.goTo("2026-11-01");
        counting.clock = world.clock();
        counting.firstTime();
        assertThat(asked()).as("the campaign of 2027 begins").containsExactly("2");
        counting.everyNight();
        assertThat(asked()).containsExactly("2", "3");
    }

    @Test
    @DisplayName("统计两次，结果相同；人走空的工会不再列出")
    void counting_twice_gives_the_same() {
        world.confirmed(EAST, world.submitted(FOUNDRY, 3));
        world.submitted(SHIPYARD, 2);
        countAll();
        var once = List.of(count(EAST), count(FEDERATION), units(EAST), overview(EAST, null).covers());
        countAll();
        assertThat(List.of(count(EAST), count(FEDERATION), units(EAST), overview(EAST, null).covers())).isEqualTo(once);
        world.change("update member set status = 'LEFT' where union_id = 11");
        countAll();
        assertThat(names(EAST, null)).containsExactly("铸造厂工会");
        assertThat(overview(EAST, null).countedAt()).isEqualTo(world.clock().instant());
    }

    @Test
    @DisplayName("统计时正在确认的批次，要么整批待确认，要么整批已参保")
    void a_batch_that_is_being_confirmed_is_counted_as_a_whole() {
        long batch = world.submitted(FOUNDRY, 5);
        world.inTransaction(() -> {
            world.desk(EAST).review().confirm(batch, 1);
            assertThat(world.covers("CONFIRMED")).isEqualTo(5);
            CompletableFuture.runAsync(this::countAll).join();
            return null;
        });
        assertThat(count(EAST)).isEqualTo(new CoverageCount(5, 5, 0, 5, 0, 0));
        assertThat(overview(EAST, null).covers().total().headcount()).isZero();
        countAll();
        assertThat(count(EAST)).isEqualTo(new CoverageCount(5, 5, 5, 0, 0, 0));
        assertThat(overview(EAST, null).covers().total().headcount()).isEqualTo(5);
    }

    @Test
    @DisplayName("从未统计过的年度没有人数，只有已确认的参保；年度结束后保留最后一次统计，不随以后变化")
    void a_year_that_is_over_keeps_its_last_count() {
        world.goTo("2025-03-10");
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        assertThat(overview(EAST, null).count()).isNull();
        assertThat(overview(EAST, null).countedAt()).isNull();
        world.goTo("2026-01-01");
        countAll();
        var kept = new CoverageCount(2, 2, 2, 0, 0, 0);
        world.cardHolder(FOUNDRY, "新来", "2026-01-02");
        world.goTo("2026-01-03");
        countAll();
        for (long union : List.of(EAST, FOUNDRY)) {
            var seen = seen(union, s -> s.overview(new StatisticsFilter(2025, null)));
            assertThat(seen.count()).isEqualTo(kept);
            assertThat(seen.live()).isFalse();
            assertThat(seen.covers().total().headcount()).isEqualTo(2);
        }
        var never = seen(EAST, s -> s.overview(new StatisticsFilter(2019, null)));
        assertThat(never.count()).isNull();
        assertThat(seen(EAST, s -> s.overview(new StatisticsFilter(1999, null))).year()).as("no such year: the present one").isEqualTo(2026);
    }

    @Test
    @DisplayName("按参保率、有卡无保人数排序，没有人持卡的排在最后")
    void the_district_sees_whom_to_call() {
        world.confirmed(EAST, world.submitted(FOUNDRY, 1));
        world.cardHolder(FOUNDRY, "旧卡", "2024-01-01");
        world.change("update trade_union set leader = '王主席', phone = '021-5555' where id = 10");
        world.change("insert into trade_union (id, code, name, level, parent_id, path, district_id) values "
                + "(13, '3100100003', '无卡工会', 'GRASSROOTS', 2, '/1/2/13/', 2)");
        set("card", "CANCELLED", world.cardHolder(13, "注销", "2024-01-01"));
        for (int i = 0; i < 3; i++) {
            world.cardHolder(SHIPYARD, "旧卡", "2024-01-01");
        }
        countAll();
        assertThat(sorted("rate", false)).containsExactly("造船厂工会", "铸造厂工会", "无卡工会");
        assertThat(sorted("rate", true)).containsExactly("铸造厂工会", "造船厂工会", "无卡工会");
        assertThat(sorted("without", true)).containsExactly("造船厂工会", "铸造厂工会", "无卡工会");
        var second = seen(EAST, s -> s.unions(2026, null, new Slice(1, 1, "without", true)));
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.rows()).extracting(CoverageUnit::name, CoverageUnit::leader, CoverageUnit::phone)
                .containsExactly(tuple("铸造厂工会", "王主席", "021-5555"));
    }

    @Test
    @DisplayName("导出逐个工会交出；市总另有各区局；基层工会为实时数据")
    void exported() {
        world.confirmed(EAST, world.submitted(FOUNDRY, 1));
        world.submitted(MILL, 1);
        countAll();
        world.cardHolder(FOUNDRY, "后来", "2026-03-10");
        var unions = new ArrayList<CoverageUnit>();
        var city = seen(FEDERATION, s -> s.export(new StatisticsFilter(2026, null), unions::addAll));
        assertThat(unions).extracting(CoverageUnit::districtName, CoverageUnit::name).containsExactly(
                tuple("东区总工会", "铸造厂工会"), tuple("西区总工会", "纺织厂工会"));
        assertThat(city.districts()).extracting(CoverageUnit::name).containsExactly("东区总工会", "西区总工会");
        assertThat(sum(unions.stream().map(CoverageUnit::count).toList())).isEqualTo(city.overview().count());
        unions.clear();
        var own = seen(FOUNDRY, s -> s.export(new StatisticsFilter(null, null), unions::addAll));
        assertThat(own.districts()).isEmpty();
        assertThat(unions).singleElement().extracting(CoverageUnit::count).isEqualTo(new CoverageCount(2, 2, 1, 0, 1, 0)).isEqualTo(own.overview().count());
    }

    @Test
    @DisplayName("一部分区局的工会：人数为其下之和，参保与人数截至同一时间")
    void part_of_a_district() {
        world.change("insert into trade_union (id, code, name, level, parent_id, path, district_id) values "
                + "(20, '3100101', '东街总工会', 'INTERMEDIATE', 2, '/1/2/20/', 2)");
        world.change("update trade_union set parent_id = 20, path = '/1/2/20/10/' where id = 10");
        world.confirmed(EAST, world.submitted(FOUNDRY, 2));
        world.confirmed(EAST, world.submitted(SHIPYARD, 3));
        countAll();
        world.goTo("2026-03-11");
        world.confirmed(EAST, world.submitted(FOUNDRY, 1));
        for (var seen : List.of(overview(20, null), overview(EAST, 20L))) {
            assertThat(seen.count()).isEqualTo(new CoverageCount(2, 2, 2, 0, 0, 0));
            assertThat(seen.covers().total().headcount()).isEqualTo(2);
        }
        assertThat(names(20, null)).containsExactly("铸造厂工会");
        assertThat(overview(FOUNDRY, null).covers().total().headcount()).as("one union is told to this moment").isEqualTo(3);
    }

    private List<String> sorted(String by, boolean descending) {
        return seen(EAST, s -> s.unions(2026, null, new Slice(0, 20, by, descending))).rows().stream().map(CoverageUnit::name).toList();
    }

    private CoverageStatistics refreshed(CoverageStatistics statistics) {
        statistics.refresh();
        return statistics;
    }

    private List<String> asked() {
        return world.jdbi().withHandle(h -> h.createQuery("select subject from job_run where job = 'coverage-count' and status = 'RUNNING' order by 1")
                .mapTo(String.class).list());
    }

    private void countAll() {
        for (long district : List.of(EAST, WEST)) {
            new CoverageCountRun(world.jdbi(), world.clock(), database.ownTransaction(), district).process();
        }
    }

    private CoverageCount count(long union) {
        return overview(union, null).count();
    }

    private CoverageOverview overview(long union, Long of) {
        return seen(union, s -> s.overview(new StatisticsFilter(null, of)));
    }

    private List<CoverageCount> units(long union) {
        return seen(union, s -> s.unions(2026, null, Slice.first(20))).rows().stream().map(CoverageUnit::count).toList();
    }

    private List<String> names(long union, Long below) {
        return seen(union, s -> s.unions(2026, below, Slice.first(20))).rows().stream().map(CoverageUnit::name).toList();
    }

    private void set(String table, String status, String memberNo) {
        world.change("update " + table + " set status = ? where " + (table.equals("card") ? "member_id = (select id from member where member_no = ?)"
                : "member_no = ?"), status, memberNo);
    }

    private static CoverageCount sum(List<CoverageCount> counts) {
        return new CoverageCount(all(counts, CoverageCount::members), all(counts, CoverageCount::holders), all(counts, CoverageCount::covered),
                all(counts, CoverageCount::waiting), all(counts, CoverageCount::withoutNewCard), all(counts, CoverageCount::withoutOlder));
    }

    private static long all(List<CoverageCount> counts, ToLongFunction<CoverageCount> figure) {
        return counts.stream().mapToLong(figure).sum();
    }

    /** What somebody of a union sees, behind the second wall. */
    private <T> T seen(long union, Function<CoverageStatistics, T> asked) {
        var user = TestUser.of(world.jdbi(), union);
        var statistics = new CoverageStatistics();
        statistics.jdbi = world.jdbi();
        statistics.clock = world.clock();
        statistics.current = user;
        statistics.note = new AuditNote();
        statistics.runs = new JobRuns(world.jdbi(), world.clock());
        return database.seenBy(user.sight(), () -> asked.apply(statistics));
    }
}

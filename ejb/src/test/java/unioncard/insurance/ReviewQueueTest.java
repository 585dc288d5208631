package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.COLLECTIVE;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("区局待确认批次")
class ReviewQueueTest {

    private static final QueueFilter ALL = new QueueFilter(null, null, null, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void theManualsDay() {
        world = new InsuranceWorld(database, "2019-01-28");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("按参保类型和保障类型合计：人数、保障费用、市总划拨、区局及以下缴费；两名新办卡A类为48.00、24.00、24.00元")
    void sums_by_way_and_plan() {
        holders(FOUNDRY, "2019-01-27", "曹涛", "曹阳");
        world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        holders(SHIPYARD, "2019-01-27", "张䶮");
        world.desk(SHIPYARD).submit(NEW_CARD, 2019, "B");
        holders(SHIPYARD, "2018-05-05", "李𬎆");
        long last = world.desk(SHIPYARD).submit(COLLECTIVE, 2019, "B");
        holders(MILL, "2019-01-27", "外区人");
        world.desk(MILL).submit(NEW_CARD, 2019, "A");
        var totals = reviewer().queue().totals(ALL);
        assertThat(totals).extracting(QueueTotal::way, QueueTotal::planName, QueueTotal::batches, QueueTotal::headcount, QueueTotal::premiumFen,
                QueueTotal::municipalFen, QueueTotal::lowerFen).containsExactly(tuple(COLLECTIVE, "B类（重大病保障）", 1, 1L, 7000L, 3500L, 3500L),
                        tuple(NEW_CARD, "A类（综合保障）", 1, 2L, 4800L, 2400L, 2400L), tuple(NEW_CARD, "B类（重大病保障）", 1, 1L, 7000L, 3500L, 3500L));
        assertThat(QueueTotal.sum(totals)).isEqualTo(new QueueSum(3, 4, 18800, 9400, 9400, last, 3 * last - 3));
        assertThat(world.desk(WEST).queue().totals(ALL)).extracting(QueueTotal::headcount).containsExactly(1L);
        assertThat(QueueTotal.sum(world.desk(FEDERATION).queue().totals(ALL)).batches()).isEqualTo(4);
    }

    @Test
    @DisplayName("只列区局确认中的批次，等得最久的在前；可按工会、参保类型、保障类型、提交时间查询")
    void only_what_waits_is_listed_and_filtered() {
        holders(FOUNDRY, "2019-01-27", "曹涛");
        long first = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        holders(FOUNDRY, "2018-05-05", "曹阳");
        long confirmed = world.desk(FOUNDRY).submit(COLLECTIVE, 2019, "A");
        reviewer().confirm(confirmed);
        world.goTo("2019-02-10");
        holders(SHIPYARD, "2018-05-05", "张䶮");
        long second = world.desk(SHIPYARD).submit(CARD_WITHOUT_COVER, 2019, "B");
        assertThat(ids(ALL)).containsExactly(first, second);
        assertThat(ids(new QueueFilter(SHIPYARD, null, null, null, null))).containsExactly(second);
        assertThat(ids(new QueueFilter(EAST, null, null, null, null))).containsExactly(first, second);
        assertThat(ids(new QueueFilter(WEST, null, null, null, null))).isEmpty();
        assertThat(ids(new QueueFilter(null, NEW_CARD, null, null, null))).containsExactly(first);
        assertThat(ids(new QueueFilter(null, null, "B", null, null))).containsExactly(second);
        assertThat(ids(new QueueFilter(null, null, null, null, LocalDate.of(2019, 1, 28)))).containsExactly(first);
        assertThat(ids(new QueueFilter(null, null, null, LocalDate.of(2019, 1, 29), null))).containsExactly(second);
        assertThat(world.desk(WEST).queue().list(ALL, Slice.first(20)).rows()).isEmpty();
        assertThat(reviewer().queue().list(ALL, new Slice(0, 20, "unionName", true)).rows()).extracting(QueueRow::unionName)
                .containsExactly("铸造厂工会", "造船厂工会");
        for (var sort : List.of("headcount", "premiumFen", "submittedAt")) {
            assertThat(reviewer().queue().list(ALL, new Slice(0, 20, sort, true)).rows()).as(sort).extracting(QueueRow::id)
                    .containsExactly(second, first);
        }
        assertThat(reviewer().queue().list(ALL, new Slice(1, 1, null, false)).rows()).extracting(QueueRow::id).containsExactly(second);
    }

    @Test
    @DisplayName("与上年比较：本会本年度已确认和待确认的合计，减上年度已确认的合计")
    void difference_to_the_year_before() {
        world.goTo("2025-02-10");
        holders(FOUNDRY, "2024-05-05", "曹涛", "曹阳", "李𬎆");
        long last = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2025, "A");
        assertThat(row()).extracting(QueueRow::lastHeadcount, QueueRow::headcountDifference, QueueRow::premiumDifference).containsExactly(0L, 3L, 7200L);
        reviewer().confirm(last);
        holders(SHIPYARD, "2024-05-05", "邻厂");
        reviewer().confirm(world.desk(SHIPYARD).submit(CARD_WITHOUT_COVER, 2025, "A"));
        world.goTo("2026-02-10");
        world.change("update member set status = 'LEFT' where id in (select max(id) from member where union_id = 10)");
        reviewer().confirm(world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2026, "A"));
        holders(FOUNDRY, "2026-02-01", "新人", "新人二");
        world.desk(FOUNDRY).submit(NEW_CARD, 2026, "A");
        assertThat(row()).extracting(QueueRow::headcount, QueueRow::yearHeadcount, QueueRow::yearPremiumFen, QueueRow::lastHeadcount,
                QueueRow::lastPremiumFen, QueueRow::headcountDifference, QueueRow::premiumDifference)
                .containsExactly(2, 4L, 9600L, 3L, 7200L, 1L, 2400L);
    }

    @Test
    @DisplayName("追溯起保超过30天的提示区局，正好30天的不提示")
    void back_dated_by_more_than_thirty_days() {
        world.goTo("2019-03-02");
        holders(FOUNDRY, "2019-01-30", "整三十天");
        holders(FOUNDRY, "2019-01-29", "三十一天");
        long batch = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(row()).extracting(QueueRow::backDated, QueueRow::duplicates, QueueRow::expired, QueueRow::flagged).containsExactly(1, 0, 0, 1);
        assertThat(lines(batch)).extracting(CoverLine::name, CoverLine::backDatedBy)
                .containsExactly(tuple("三十一天", 31), tuple("整三十天", null));
    }

    @Test
    @DisplayName("疑似重复：同名同出生日期的人已在全市任一工会参保，同一证件号码换了证件类型也算；只说是哪个工会")
    void who_may_be_enrolled_as_somebody_else() {
        holders(MILL, "2019-01-27", "阿卜杜拉·买买提", "李𬎆");
        holders(FOUNDRY, "2019-01-27", "阿卜杜拉·买买提", "李𬎆", "改名的人");
        world.change("update person set birth_date = '1990-01-01' where name = '阿卜杜拉·买买提'");
        world.change("update person set birth_date = date '1990-01-01' + cast(id as integer) where name = '李𬎆'");
        world.change("update person set document_type = 'OTHER', document_index = (select document_index from person where name = '李𬎆' order by id limit 1)"
                + " where name = '改名的人'");
        long batch = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(row().duplicates()).as("nobody of the others is enrolled yet").isZero();
        world.desk(MILL).submit(NEW_CARD, 2019, "A");
        assertThat(row()).extracting(QueueRow::backDated, QueueRow::duplicates, QueueRow::expired, QueueRow::flagged).containsExactly(0, 2, 0, 2);
        assertThat(lines(batch)).extracting(CoverLine::name, CoverLine::duplicateIn).containsExactly(tuple("阿卜杜拉·买买提", "纺织厂工会"),
                tuple("改名的人", "纺织厂工会"), tuple("李𬎆", null));
        for (long union : new long[] {FOUNDRY, FEDERATION}) {
            assertThat(world.desk(union).batches().persons(batch, Slice.first(20)).rows()).as("only the district's reviewer is told")
                    .extracting(CoverLine::name, CoverLine::duplicateIn)
                    .containsExactly(tuple("阿卜杜拉·买买提", null), tuple("李𬎆", null), tuple("改名的人", null));
        }
        reviewer().confirm(batch);
        assertThat(lines(batch)).as("no longer sorted by what to look at").extracting(CoverLine::name, CoverLine::duplicateIn)
                .containsExactly(tuple("阿卜杜拉·买买提", "纺织厂工会"), tuple("李𬎆", null), tuple("改名的人", "纺织厂工会"));
        assertThat(reviewer().batches().persons(batch, new Slice(1, 1, null, false)).rows()).extracting(CoverLine::name).containsExactly("李𬎆");
    }

    @Test
    @DisplayName("起保日证件已到期的提示区局；当天到期、长期有效的不提示；只提示，不妨碍确认")
    void documents_that_have_expired_when_the_cover_begins() {
        holders(FOUNDRY, "2019-01-27", "已到期", "当天", "长期", "没有记载");
        world.change("update person set document_expires_on = '2019-01-27' where name = '已到期'");
        world.change("update person set document_expires_on = '2019-01-28' where name = '当天'");
        world.change("update person set document_long_term = true where name = '长期'");
        long batch = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(row()).extracting(QueueRow::expired, QueueRow::flagged).containsExactly(1, 1);
        assertThat(lines(batch).get(0)).extracting(CoverLine::name, CoverLine::expiredOn).containsExactly("已到期", LocalDate.of(2019, 1, 27));
        assertThat(reviewer().confirm(batch)).isNotBlank();
        assertThat(world.covers("CONFIRMED")).isEqualTo(4);
    }

    @Test
    @DisplayName("区局确认次日起保的年度：以今日确认计算，证件在起保前到期的也提示")
    void where_the_confirmation_decides_the_start_it_is_tomorrow() {
        world.goTo("2026-02-10");
        holders(FOUNDRY, "2026-02-01", "曹涛");
        world.change("update person set document_expires_on = '2026-02-20'");
        long batch = world.desk(FOUNDRY).submit(NEW_CARD, 2026, "A");
        world.goTo("2026-02-19");
        assertThat(row().expired()).isZero();
        world.goTo("2026-02-20");
        assertThat(row().expired()).isOne();
        reviewer().confirm(batch);
        assertThat(lines(batch)).extracting(CoverLine::startsOn, CoverLine::expiredOn)
                .containsExactly(tuple(LocalDate.of(2026, 2, 21), LocalDate.of(2026, 2, 20)));
    }

    @Test
    @DisplayName("一个人有几种提示，只算一人")
    void one_person_with_several_flags_counts_once() {
        world.goTo("2019-05-05");
        holders(FOUNDRY, "2019-01-05", "曹涛");
        world.change("update person set document_expires_on = '2018-12-31'");
        world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(row()).extracting(QueueRow::backDated, QueueRow::expired, QueueRow::flagged).containsExactly(1, 1, 1);
    }

    private void holders(long union, String cardDate, String... names) {
        for (var name : names) {
            world.cardHolder(union, name, cardDate);
        }
    }

    private QueueRow row() {
        var rows = reviewer().queue().list(new QueueFilter(FOUNDRY, null, null, null, null), Slice.first(20));
        assertThat(rows.total()).isOne();
        return rows.rows().get(0);
    }

    private List<Long> ids(QueueFilter filter) {
        var found = reviewer().queue().list(filter, Slice.first(20));
        assertThat(found.total()).isEqualTo(found.rows().size()).isEqualTo(QueueTotal.sum(reviewer().queue().totals(filter)).batches());
        return found.rows().stream().map(QueueRow::id).toList();
    }

    private List<CoverLine> lines(long batch) {
        return reviewer().batches().persons(batch, Slice.first(20)).rows();
    }

    private InsuranceWorld.Desk reviewer() {
        return world.desk(EAST);
    }
}

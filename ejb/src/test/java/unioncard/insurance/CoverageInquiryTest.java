package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("保障信息查询")
class CoverageInquiryTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private long foundryBatch;

    @BeforeEach
    void twoUnionsHaveEnrolled() {
        world = new InsuranceWorld(database, "2019-01-28");
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        world.cardHolder(FOUNDRY, "曹阳", "2019-01-28");
        world.cardHolder(MILL, "曹洋", "2019-01-27");
        foundryBatch = world.desk(FOUNDRY).submit(EnrolmentWay.NEW_CARD, 2019, "A");
        world.desk(MILL).submit(EnrolmentWay.NEW_CARD, 2019, "B");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("提交区局后，基层工会即可查询")
    void what_was_handed_in_is_seen_at_once() {
        var rows = world.desk(FOUNDRY).inquiry().find(new CoverageFilter(null, null, null, 2019, null), Slice.first(20));
        assertThat(rows.total()).isEqualTo(2);
        assertThat(rows.rows()).extracting(CoverageRow::name, CoverageRow::memberNo, row -> row.document().text(), CoverageRow::planName,
                CoverageRow::state, CoverageRow::batchNo, CoverageRow::batchId)
                .containsExactlyInAnyOrder(
                        tuple("曹涛", "0070300001", "3101****0001", "A类（综合保障）", CoverState.AWAITING_DISTRICT, null, foundryBatch),
                        tuple("曹阳", "0070300002", "3101****0002", "A类（综合保障）", CoverState.AWAITING_DISTRICT, null, foundryBatch));
    }

    @Test
    void nobody_sees_covers_outside_the_own_part_of_the_tree() {
        assertThat(names(MILL, any())).containsExactly("曹洋");
        assertThat(names(WEST, any())).containsExactly("曹洋");
        assertThat(names(EAST, any())).containsExactlyInAnyOrder("曹涛", "曹阳");
        assertThat(names(FEDERATION, any())).hasSize(3);
        assertThat(names(MILL, new CoverageFilter(null, null, world.index("310101199001010001"), null, null))).isEmpty();
    }

    @Test
    void name_number_document_and_year_narrow_the_search() {
        assertThat(names(FOUNDRY, new CoverageFilter("曹涛", null, null, null, null))).containsExactly("曹涛");
        assertThat(names(FOUNDRY, new CoverageFilter("曹", " 0070300002 ", null, null, null))).containsExactly("曹阳");
        assertThat(names(FOUNDRY, new CoverageFilter("%", null, null, null, null))).isEmpty();
        assertThat(names(FEDERATION, new CoverageFilter(null, null, world.index("310101199001010003"), null, null))).containsExactly("曹洋");
        assertThat(names(FOUNDRY, new CoverageFilter(null, null, "3101****0001", null, null))).isEmpty();
        assertThat(names(FOUNDRY, new CoverageFilter(null, null, null, 2025, null))).isEmpty();
        assertThat(world.desk(FOUNDRY).inquiry().years()).containsExactly(2019);
    }

    @Test
    @DisplayName("只有查询权限的人：须输入完整会员编号或证件号码，不能浏览名单")
    void who_only_inquires_asks_for_one_person() {
        var window = world.desk(FEDERATION).inquiry();
        window.current = TestUser.of(database.jdbi(), FEDERATION, "window", Set.of(Permission.INQUIRE_COVERAGE));
        assertThat(window.find(any(), Slice.first(20)).rows()).isEmpty();
        assertThat(window.find(new CoverageFilter("曹", " ", null, 2019, null), Slice.first(20)).total()).isZero();
        assertThat(window.find(new CoverageFilter(null, "0070300002", null, null, null), Slice.first(20)).rows()).extracting(CoverageRow::name)
                .containsExactly("曹阳");
        assertThat(window.find(new CoverageFilter(null, null, world.index("310101199001010003"), null, null), Slice.first(20)).total()).isOne();
    }

    @Test
    @DisplayName("按参保工会（含下级）、参保批次查询；该日在保：起止两天都算在内，未确认的、已终止的不在")
    void by_union_batch_and_day() {
        assertThat(names(FEDERATION, by(EAST, null, null))).containsExactlyInAnyOrder("曹涛", "曹阳");
        assertThat(names(FEDERATION, by(MILL, null, null))).containsExactly("曹洋");
        assertThat(names(EAST, by(MILL, null, null))).as("another district").isEmpty();
        assertThat(names(FEDERATION, by(null, null, "2019-06-01"))).as("nothing is confirmed").isEmpty();
        var number = world.desk(EAST).confirm(foundryBatch);
        assertThat(names(FEDERATION, by(null, number, null))).containsExactlyInAnyOrder("曹涛", "曹阳");
        assertThat(names(FEDERATION, by(null, number.substring(0, 8), null))).hasSize(2);
        assertThat(names(FEDERATION, by(null, null, "2019-01-27"))).isEmpty();
        assertThat(names(FEDERATION, by(null, null, "2019-01-28"))).as("its first day").containsExactly("曹涛");
        assertThat(names(FEDERATION, by(null, null, "2019-12-31"))).as("the last day").hasSize(2);
        assertThat(names(FEDERATION, by(null, null, "2020-01-01"))).isEmpty();
        world.change("update cover set ended_on = date '2019-03-01', end_reason = 'DEATH' "
                + "where member_id = (select id from member where member_no = '0070300001')");
        assertThat(names(FEDERATION, by(null, null, "2019-03-01"))).hasSize(2);
        assertThat(names(FEDERATION, by(null, null, "2019-03-02"))).containsExactly("曹阳");
    }

    private static CoverageFilter by(Long union, String batchNo, String day) {
        return new CoverageFilter(null, null, null, null, null, union, batchNo, day == null ? null : LocalDate.parse(day));
    }

    @Test
    @DisplayName("区局确认中、待生效、保障中、已满期")
    void the_state_follows_the_day() {
        assertThat(inState(CoverState.AWAITING_DISTRICT)).containsExactlyInAnyOrder("曹涛", "曹阳");
        world.desk(EAST).confirm(foundryBatch);
        assertThat(inState(CoverState.AWAITING_DISTRICT)).isEmpty();
        assertThat(inState(CoverState.IN_FORCE)).containsExactly("曹涛");
        assertThat(inState(CoverState.NOT_STARTED)).containsExactly("曹阳");
        world.goTo("2019-12-31");
        assertThat(inState(CoverState.IN_FORCE)).hasSize(2);
        world.goTo("2020-01-01");
        assertThat(inState(CoverState.EXPIRED)).hasSize(2);
    }

    @Test
    void what_was_withdrawn_is_gone() {
        world.desk(FOUNDRY).withdraw(foundryBatch);
        assertThat(names(FOUNDRY, any())).isEmpty();
    }

    @Test
    void a_filter_printed_by_accident_shows_no_person() {
        assertThat(new CoverageFilter("曹涛", "0070300001", "310101199001010001", 2019, null)).hasToString("CoverageFilter[year=2019, state=null]");
    }

    private List<String> inState(CoverState state) {
        var rows = world.desk(FOUNDRY).inquiry().find(new CoverageFilter(null, null, null, null, state), Slice.first(20)).rows();
        assertThat(rows).extracting(CoverageRow::state).allMatch(state::equals);
        return rows.stream().map(CoverageRow::name).toList();
    }

    private List<String> names(long union, CoverageFilter filter) {
        return world.desk(union).inquiry().find(filter, Slice.first(20)).rows().stream().map(CoverageRow::name).toList();
    }

    private static CoverageFilter any() {
        return new CoverageFilter(null, null, null, null, null);
    }
}

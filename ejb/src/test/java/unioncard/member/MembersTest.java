package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

class MembersTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestUnions city;

    @BeforeEach
    void fiveMembersInTheEastAndTwoInTheWest() {
        city = new TestUnions(database);
        var east = new FilledForm();
        for (int i = 1; i <= 5; i++) {
            east.row(20 + i, i);
        }
        city.upload(TestUnions.EAST_WORKS, east);
        city.upload(TestUnions.WEST_WORKS, new FilledForm().row(5, 6).row(6, 7, FormColumn.NAME, "阿卜杜拉·买买提"));
    }

    @Test
    void lists_are_scoped_sliced_sorted_and_counted() {
        assertThat(names(TestUnions.EAST_WORKS, MemberFilter.ALL, new Slice(0, 10, "memberNo", false)))
                .containsExactly("会员乙东", "会员丙东", "会员丁东", "会员戊东", "会员己东");
        var second = city.members(TestUnions.CITY).list(MemberFilter.ALL, new Slice(5, 5, "memberNo", false));
        assertThat(second).extracting(Rows::total).isEqualTo(7);
        assertThat(second.rows()).extracting(MemberRow::name).containsExactly("会员庚东", "阿卜杜拉·买买提");
        assertThat(names(TestUnions.WEST, MemberFilter.ALL, Slice.first(10))).containsExactly("阿卜杜拉·买买提", "会员庚东");
        for (var sort : List.of("memberNo", "name", "status", "unionName", "joinedOn")) {
            var up = names(TestUnions.CITY, MemberFilter.ALL, new Slice(0, 10, sort, false));
            var down = names(TestUnions.CITY, MemberFilter.ALL, new Slice(0, 10, sort, true));
            assertThat(up).as(sort).hasSize(7).isEqualTo(IntStream.range(0, 7).mapToObj(i -> down.get(6 - i)).toList());
        }
        assertThat(names(TestUnions.CITY, MemberFilter.ALL, new Slice(0, 10, "name", false))).isSorted();
        assertThatThrownBy(() -> city.members(TestUnions.CITY).list(MemberFilter.ALL, new Slice(0, 5, "p.name; drop table member", false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("导出的正是列表所列：同样的筛选、同样的顺序、同样的遮盖")
    void an_export_holds_what_the_list_holds() {
        var filters = List.of(MemberFilter.ALL, new MemberFilter("会员", null, null, MemberStatus.UNREVIEWED, null),
                new MemberFilter("阿卜杜拉", null, null, null, TestUnions.WEST), new MemberFilter(null, "0070311002", null, null, null));
        for (var union : List.of(TestUnions.CITY, TestUnions.EAST, TestUnions.WEST_WORKS)) {
            for (var filter : filters) {
                for (var order : List.of(Slice.first(50), new Slice(0, 50, "memberNo", true), new Slice(0, 50, "name", false))) {
                    var told = new ArrayList<MemberRow>();
                    database.inTransaction(() -> city.members(union).export(filter, order, told::add));
                    assertThat(told).isEqualTo(city.members(union).list(filter, order).rows());
                }
            }
        }
        var all = new ArrayList<MemberRow>();
        database.inTransaction(() -> city.members(TestUnions.CITY).export(MemberFilter.ALL, new Slice(5, 1, null, false), all::add));
        assertThat(all).hasSize(7).allSatisfy(row -> assertThat(row.document().text()).contains("****"));
    }

    @Test
    void filters_work_alone_and_together() {
        var first = Slice.first(10);
        assertThat(names(TestUnions.CITY, new MemberFilter("阿卜杜拉•", null, null, null, null), first)).containsExactly("阿卜杜拉·买买提");
        assertThat(names(TestUnions.CITY, new MemberFilter("会员", null, null, null, null), first)).hasSize(6).isSorted();
        assertThat(names(TestUnions.CITY, new MemberFilter("%", null, null, null, null), first)).isEmpty();
        assertThat(names(TestUnions.CITY, new MemberFilter(null, " ００７０３１１００２ ", null, null, null), first)).containsExactly("会员丁东");
        assertThat(names(TestUnions.CITY, new MemberFilter("会员", null, null, MemberStatus.UNREVIEWED, TestUnions.WEST), first))
                .containsExactly("会员庚东");
        assertThat(names(TestUnions.WEST, new MemberFilter(null, null, null, null, TestUnions.EAST), first)).isEmpty();
        assertThat(names(TestUnions.CITY, new MemberFilter(null, null, null, MemberStatus.ACTIVE, null), first)).isEmpty();
    }

    @Test
    @DisplayName("审核通过后为正常，办理状态为待办中")
    void approved_members_are_active_and_open() {
        var ids = ids(TestUnions.EAST_WORKS).subList(0, 2);
        assertThat(database.inTransaction(() -> city.members(TestUnions.EAST).approve(ids))).isEqualTo(2);
        assertThat(city.count("member where status = 'ACTIVE' and handling_status = 'OPEN' and reviewed_by = 'clerk2' and version = 1")).isEqualTo(2);
        refused("member.review-changed", () -> database.inTransaction(() -> city.members(TestUnions.EAST).approve(ids(TestUnions.EAST_WORKS))));
        assertThat(city.count("member where status = 'ACTIVE'")).isEqualTo(2);
    }

    @Test
    void approving_all_keeps_to_filter_and_scope() {
        assertThat(database.inTransaction(() -> city.members(TestUnions.EAST).approveAll(MemberFilter.ALL))).isEqualTo(5);
        assertThat(city.count("member where status = 'UNREVIEWED'")).isEqualTo(2);
        var oneName = new MemberFilter("阿卜杜拉", null, null, MemberStatus.ACTIVE, null);
        assertThat(database.inTransaction(() -> city.members(TestUnions.CITY).approveAll(oneName))).isOne();
        assertThat(database.inTransaction(() -> city.members(TestUnions.EAST).approveAll(MemberFilter.ALL))).isZero();
    }

    @Test
    void nobody_reviews_reads_or_reveals_beside_the_own_union() {
        var west = ids(TestUnions.WEST_WORKS);
        for (long insider : new long[] {TestUnions.EAST, TestUnions.EAST_WORKS}) {
            refused("member.review-changed", () -> database.inTransaction(() -> city.members(insider).approve(west)));
            refused("member.review-changed", () -> database.inTransaction(() -> city.members(insider).refuse(west, "不是本会")));
            refused("not-allowed", () -> city.members(insider).find(west.get(0)));
            refused("not-allowed", () -> city.members(insider).reveal(west.get(0), "核对证件"));
        }
        assertThat(city.count("member where status <> 'UNREVIEWED'")).isZero();
    }

    @Test
    void a_refusal_and_a_reveal_need_a_reason() {
        var ids = ids(TestUnions.EAST_WORKS);
        refused("member.refusal-reason", () -> city.members(TestUnions.EAST).refuse(ids, " "));
        refused("member.none-chosen", () -> city.members(TestUnions.EAST).refuse(List.of(), "重复"));
        refused("reveal.reason", () -> city.members(TestUnions.EAST).reveal(ids.get(0), ""));
        var number = (String) FilledForm.person(5).get(FormColumn.DOCUMENT_NUMBER);
        assertThat(city.members(TestUnions.EAST).reveal(ids.get(0), "核对证件")).isEqualTo(number);
        assertThat(city.members(TestUnions.EAST).find(ids.get(0)).document().text())
                .isEqualTo(number.substring(0, 4) + "****" + number.substring(14));
    }

    private List<Long> ids(long unionId) {
        return city.members(unionId).list(MemberFilter.ALL, Slice.first(50)).rows().stream().map(MemberRow::id).toList();
    }

    private List<String> names(long unionId, MemberFilter filter, Slice slice) {
        return city.members(unionId).list(filter, slice).rows().stream().map(MemberRow::name).toList();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

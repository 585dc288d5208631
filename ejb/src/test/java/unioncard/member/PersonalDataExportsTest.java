package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;

@DisplayName("批量查看完整信息")
class PersonalDataExportsTest {

    private static final String DOCUMENT = "110105194912310021";
    private static final String MOBILE = "13900001234";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final AuditNote note = new AuditNote();
    private Clock clock = TestUnions.CLOCK;

    @BeforeEach
    void threeMembersInTheEastAndOneInTheWest() {
        new TestUnions(database);
        for (int i = 1; i <= 4; i++) {
            member(i, i < 4 ? TestUnions.EAST_WORKS : TestUnions.WEST_WORKS, i == 2 ? "李𬎆" : i == 3 ? "=1+1" : "曹涛");
        }
    }

    private void member(int i, long union, String name) {
        var data = database.personalData();
        database.jdbi().useHandle(h -> h.createUpdate("""
                with p as (insert into person (name, name_original, document_type, document_sealed, document_index, mobile_sealed)
                  values (:name, :name, 'RESIDENT_ID', :document, :index, :mobile) returning id)
                insert into member (member_no, person_id, union_id, district_id, status, created_at)
                select :no, p.id, u.id, u.district_id, 'ACTIVE', now() from p, trade_union u where u.id = :union""")
                .bind("name", name).bind("document", data.seal(PersonalKind.DOCUMENT, DOCUMENT)).bind("index", "i" + i)
                .bind("mobile", data.seal(PersonalKind.MOBILE, MOBILE)).bind("no", "000000000" + i).bind("union", union).execute());
    }

    private Parameters parameters() {
        return new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter == Parameter.EXPORT_MAX_ROWS ? 3 : parameter.fallback();
            }
        };
    }

    private PersonalDataExports as(long union, String login) {
        var user = TestUser.of(database.jdbi(), union, login);
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), clock);
        return new PersonalDataExports(database.jdbi(), user, note, database.personalData(), requests, kind(), parameters(), clock);
    }

    private PersonalDataExports clerk() {
        return as(TestUnions.EAST_WORKS, "clerk");
    }

    private PersonalDataExport kind() {
        return new PersonalDataExport(database.jdbi(), parameters(), clock);
    }

    private Approvals decidedBy(long union, String login) {
        var user = TestUser.of(database.jdbi(), union, login, EnumSet.of(Permission.VIEW_APPROVALS, Permission.REVIEW_DISCLOSURES));
        return new Approvals(database.jdbi(), user, new AuditNote(), database.personalData(), new ApprovalKinds(List.of(kind())), clock);
    }

    private long request(MemberFilter filter) {
        database.inTransaction(() -> clerk().request(filter, "办理年度体检登记"));
        return database.jdbi().withHandle(h -> h.createQuery("select max(id) from approval_request").mapTo(Long.class).one());
    }

    private long granted(MemberFilter filter) {
        long id = request(filter);
        database.inTransaction(() -> decidedBy(TestUnions.EAST_WORKS, "head").approve(id, 0));
        note.take();
        return id;
    }

    private List<Row> download(long id) throws IOException {
        var out = new ByteArrayOutputStream();
        database.inTransaction(() -> clerk().write(id, out));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray())); var rows = book.getFirstSheet().openStream()) {
            return rows.toList();
        }
    }

    @Test
    @DisplayName("本会负责人复核通过后，申请人下载：号码完整、都是文本，首行写明谁在何时下载")
    void agreed() throws IOException {
        long id = request(MemberFilter.ALL);
        assertThat(decidedBy(TestUnions.EAST, "reviewer").find(id).differences()).containsExactly(new Difference("COUNT", null, "3 人", true));
        assertThat(clerk().own()).isEmpty();
        refused("not-allowed", () -> download(id));
        refused("approval.own-request", () -> decidedBy(TestUnions.EAST_WORKS, "clerk").approve(id, 0));
        refused("not-allowed", () -> decidedBy(TestUnions.WEST, "west").approve(id, 0));
        database.inTransaction(() -> decidedBy(TestUnions.EAST_WORKS, "head").approve(id, 0));
        note.take();

        var rows = download(id);
        assertThat(rows.get(0).getCellText(0)).contains("经办", "（clerk）", "2026-11-23 10:00:00");
        assertThat(rows.subList(2, rows.size())).extracting(row -> row.getCellText(0)).containsExactly("0000000001", "0000000002", "0000000003");
        assertThat(rows.get(3).getCellText(1)).isEqualTo("李𬎆");
        assertThat(rows.get(4).getCellText(1)).isEqualTo("=1+1");
        assertThat(rows.subList(2, rows.size())).allSatisfy(row -> {
            assertThat(row.getCellText(3)).isEqualTo(DOCUMENT);
            assertThat(row.getCellText(4)).isEqualTo(MOBILE);
            assertThat(row.stream()).allSatisfy(cell -> assertThat(cell.getType()).isEqualTo(CellType.STRING));
        });
        assertThat(note.take()).isEqualTo("request " + id + ", 3 members");
        assertThat(clerk().own()).singleElement().satisfies(own -> assertThat(own.downloads()).isEqualTo(1));
    }

    @Test
    @DisplayName("只有申请人能下载，过了时限不能下载")
    void onlyTheRequesterAndNotForEver() throws IOException {
        long id = granted(MemberFilter.ALL);
        for (var other : List.of(as(TestUnions.EAST_WORKS, "head"), as(TestUnions.EAST, "reviewer"), as(TestUnions.WEST_WORKS, "west"))) {
            var out = new ByteArrayOutputStream();
            refused("not-allowed", () -> database.inTransaction(() -> other.write(id, out)));
            assertThat(out.size()).isZero();
            assertThat(other.own()).isEmpty();
        }
        clock = Clock.offset(TestUnions.CLOCK, Duration.ofHours(24));
        refused("export.over", () -> download(id));
        clock = Clock.offset(TestUnions.CLOCK, Duration.ofHours(23));
        assertThat(download(id)).hasSize(5);
    }

    @Test
    @DisplayName("下载时在本人范围内的才有，且不超过复核通过的人数")
    void rowsOfTheMoment() throws IOException {
        long id = granted(new MemberFilter("曹", null, null, MemberStatus.ACTIVE, TestUnions.EAST_WORKS));
        member(5, TestUnions.EAST_WORKS, "曹阳");
        assertThat(download(id)).as("somebody new beyond the number agreed to").hasSize(3);
        database.jdbi().useHandle(h -> h.execute("update member set union_id = 5, district_id = 3 where member_no in ('0000000001', '0000000005')"));
        assertThat(download(id)).as("gone to another union").hasSize(2);
    }

    @Test
    @DisplayName("没有人、人数超过上限的不能申请；每人同时只有一件")
    void refusedAtOnce() {
        refused("export.nobody", () -> request(new MemberFilter("无此人", null, null, null, null)));
        member(5, TestUnions.EAST_WORKS, "曹阳");
        assertThat(clerk().count(MemberFilter.ALL)).isEqualTo(4);
        refused("export.too-many", () -> request(MemberFilter.ALL));
        request(new MemberFilter("曹", null, null, null, null));
        refused("approval.open-already", () -> request(new MemberFilter("李", null, null, null, null)));
        refused("approval.reason", () -> clerk().request(new MemberFilter("李", null, null, null, null), " "));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

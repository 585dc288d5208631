package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.List;
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
import unioncard.security.SignedInUser;
import unioncard.security.TestUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("缴费分担")
class SplitChangesTest {

    private static final LocalDate TOMORROW = LocalDate.of(2019, 2, 4);
    private static final long STREET = 20;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void aStreetUnionInTheEast() {
        world = new InsuranceWorld(database, "2019-02-03");
        world.change("insert into trade_union (id, code, name, level, parent_id, path, district_id) "
                + "values (20, '3100120', '东街道总工会', 'INTERMEDIATE', 2, '/1/2/20/', 2)");
        world.change("update trade_union set parent_id = 20, path = '/1/2/20/10/' where id = 10");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SplitChanges splits() {
        var user = TestUser.of(database.jdbi(), FEDERATION, "staff");
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), world.clock());
        return new SplitChanges(database.jdbi(), user, new AuditNote(), requests, kind("staff"), world.clock());
    }

    private SplitChange kind(String login) {
        return new SplitChange(database.jdbi(), TestUser.of(database.jdbi(), FEDERATION, login), world.clock());
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), FEDERATION, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(kind(login))), world.clock());
    }

    private SplitRow row(long owner) {
        return splits().list().stream().filter(row -> row.ownerId() == owner).findFirst().orElseThrow();
    }

    private long propose(long owner, LowerSplit split, LocalDate from) {
        database.inTransaction(() -> splits().propose(owner, row(owner).version(), split, from, "东区工〔2019〕3号文"));
        return world.number("select max(id) from approval_request");
    }

    private void agreed(long owner, LowerSplit split) {
        long id = propose(owner, split, TOMORROW);
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
    }

    private FeePreview preview(long union) {
        return world.desk(union).enrolments().preview(new EnrolmentRequest(NEW_CARD, 2019, "A"));
    }

    private void newCards(long union, int members) {
        for (int i = 0; i < members; i++) {
            world.cardHolder(union, "𠮷𬎆", "2019-02-02");
        }
    }

    @Test
    @DisplayName("没有设置时，下级缴费全部由基层单位承担")
    void nothingAgreed() {
        newCards(FOUNDRY, 3);
        assertThat(preview(FOUNDRY)).extracting(FeePreview::lowerFen, FeePreview::districtFen, FeePreview::intermediateFen, FeePreview::baseFen)
                .containsExactly(3600L, 0L, 0L, 3600L);
        assertThat(splits().list()).extracting(SplitRow::ownerName, SplitRow::city, SplitRow::split)
                .containsExactly(tuple("市总工会", true, LowerSplit.ALL_BY_BASE_UNION), tuple("东区总工会", false, null), tuple("西区总工会", false, null));
    }

    @Test
    @DisplayName("一人提出、另一人复核，自生效日起：预览、批次、台账都按级分列；已提交的批次不变")
    void agreedByTwoPersons() {
        newCards(FOUNDRY, 2);
        long before = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        long id = propose(EAST, new LowerSplit(33, 33, false), TOMORROW);
        assertThat(row(EAST).pending()).isTrue();
        assertThat(decidedBy("head").find(id).differences()).containsExactly(new Difference("VALID_FROM", null, null, "2019-02-04", true),
                new Difference("DISTRICT", null, null, "33%", true), new Difference("INTERMEDIATE", null, null, "33%", true),
                new Difference("EXAMPLE", null, null, "已核定", true));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(row(EAST).coming()).extracting(DatedSplit::validFrom).containsExactly(TOMORROW);

        newCards(SHIPYARD, 1);
        assertThat(preview(SHIPYARD).districtFen()).as("not before its day").isZero();
        world.goTo("2019-02-04");
        newCards(FOUNDRY, 3);
        assertThat(preview(FOUNDRY)).extracting(FeePreview::lowerFen, FeePreview::districtFen, FeePreview::intermediateFen, FeePreview::baseFen)
                .containsExactly(3600L, 1188L, 1188L, 1224L);
        assertThat(preview(SHIPYARD)).as("no union stands between it and the district")
                .extracting(FeePreview::districtFen, FeePreview::intermediateFen, FeePreview::baseFen).containsExactly(396L, 0L, 804L);
        newCards(MILL, 1);
        assertThat(preview(MILL).baseFen()).as("another district").isEqualTo(1200);
        long after = world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(world.desk(FOUNDRY).batch(before)).extracting(BatchRow::lowerFen, BatchRow::districtFen, BatchRow::baseFen)
                .containsExactly(2400L, 0L, 2400L);
        assertThat(world.desk(EAST).batch(after)).extracting(BatchRow::districtFen, BatchRow::intermediateFen, BatchRow::baseFen)
                .containsExactly(1188L, 1188L, 1224L);
        world.desk(EAST).confirm(after);
        var lines = database.jdbi().withHandle(h -> h.createQuery("""
                select string_agg(concat_ws(' ', account, debit_fen, credit_fen), ', ' order by account) from ledger_line""").mapTo(String.class).one());
        assertThat(lines).isEqualTo("DISTRICT_SHARE 1188 0, INTERMEDIATE_SHARE 1188 0, LOWER_SHARE 1224 0, MUNICIPAL_SHARE 3600 0, PREMIUM 0 7200");
    }

    @Test
    @DisplayName("全市的比例用于未单独设置的区局；区局自己的优先")
    void theCityStandsIn() {
        agreed(FEDERATION, new LowerSplit(50, 0, false));
        agreed(WEST, new LowerSplit(100, 0, false));
        world.goTo("2019-02-04");
        newCards(FOUNDRY, 1);
        newCards(MILL, 1);
        assertThat(preview(FOUNDRY).districtFen()).isEqualTo(600);
        assertThat(preview(MILL)).extracting(FeePreview::districtFen, FeePreview::baseFen).containsExactly(1200L, 0L);
        long batch = world.desk(MILL).submit(NEW_CARD, 2019, "A");
        world.desk(WEST).confirm(batch);
        assertThat(world.number("select count(*) from ledger_line where account = 'LOWER_SHARE' and debit_fen = 0")).as("zero, and said so").isOne();
    }

    @Test
    @DisplayName("预览之后比例有变化的，须看过新的费用再提交")
    void changedSincePreview() {
        agreed(EAST, new LowerSplit(30, 20, false));
        newCards(FOUNDRY, 1);
        var request = new EnrolmentRequest(NEW_CARD, 2019, "A");
        var seen = world.desk(FOUNDRY).enrolments().preview(request);
        world.goTo("2019-02-04");
        refused("enrolment.preview-outdated", () -> world.desk(FOUNDRY).submit(request, seen));
        assertThat(world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A")).isPositive();
    }

    @Test
    @DisplayName("比例、生效日期、版本不对的不能提出；街道不能单独设置；已生效的不再改动")
    void refusedProposals() {
        refused("split.percent", () -> propose(EAST, new LowerSplit(60, 41, false), TOMORROW));
        refused("split.percent", () -> propose(EAST, new LowerSplit(-1, 0, false), TOMORROW));
        refused("rule.not-to-come", () -> propose(EAST, new LowerSplit(30, 20, false), LocalDate.of(2019, 2, 3)));
        refused("changed-meanwhile", () -> splits().propose(EAST, 7, new LowerSplit(30, 20, false), TOMORROW, "东区工〔2019〕3号文"));
        refused("approval.no-change", () -> propose(FEDERATION, LowerSplit.ALL_BY_BASE_UNION, TOMORROW));
        assertThatThrownBy(() -> splits().propose(STREET, 0, new LowerSplit(30, 20, false), TOMORROW, "x")).isInstanceOf(SignedInUser.NotAllowed.class);
        world.change("insert into lower_split values (2, '2018-01-01', 10, 10, true)");
        assertThat(row(EAST)).satisfies(row -> {
            assertThat(row.split().example()).isTrue();
            assertThat(row.since()).isEqualTo("2018-01-01");
        });
        assertThatThrownBy(() -> world.change("update lower_split set district_percent = 11")).hasMessageContaining("has been in force since");
        assertThatThrownBy(() -> world.change("insert into lower_split values (3, '2018-01-01', 60, 60, true)"))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_lower_split_percent"));
    }

    @Test
    @DisplayName("复核时另一次调整已先生效的，不能再通过")
    void overtaken() {
        long first = propose(EAST, new LowerSplit(30, 20, false), TOMORROW);
        world.change("insert into lower_split select 2, '2019-03-01', 1, 1, false, id from approval_request where id = " + first);
        refused("approval.overtaken", () -> decidedBy("head").approve(first, 0));
    }

    @Test
    @DisplayName("数据库与程序对每一种比例算得一样")
    void theDatabaseReckonsTheSame() {
        world.change("""
                insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, district_percent,
                  intermediate_percent, status, submitted_by, submitted_at, updated_at)
                select 10, 2, 2019, 'NEW_CARD', 'A', 1, (d * 3709 + i * 101) % 99991, 0, (d * 3709 + i * 101) % 99991, d, i, 'WITHDRAWN', 'c', now(), now()
                from generate_series(0, 100) d, generate_series(0, 100 - d) i""");
        var rows = database.jdbi().withHandle(h -> h.createQuery("select lower_fen, district_percent, intermediate_percent, district_fen, intermediate_fen "
                + "from enrolment_batch").mapToMap(Integer.class).list());
        assertThat(rows).hasSize(5151).allSatisfy(row -> {
            var split = new LowerSplit(row.get("district_percent"), row.get("intermediate_percent"), false);
            assertThat(split.districtFen(row.get("lower_fen"))).isEqualTo((long) row.get("district_fen"));
            assertThat(split.intermediateFen(row.get("lower_fen"))).isEqualTo((long) row.get("intermediate_fen"));
        });
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

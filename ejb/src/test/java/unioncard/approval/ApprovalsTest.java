package unioncard.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalFilter.Of;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("双人复核")
class ApprovalsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final long EAST = 2;
    private static final long EAST_WORKS = 4;
    private static final long WEST = 3;
    private static final Set<Permission> REVIEWER = EnumSet.of(Permission.VIEW_APPROVALS, Permission.REVIEW_MEMBERS);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final List<Approved> done = new ArrayList<>();
    private RuntimeException obstacle;
    private final ApprovalKind kind = new ApprovalKind() {
        @Override
        public String code() {
            return "MEMBER_IDENTITY";
        }

        @Override
        public Permission decides() {
            return Permission.REVIEW_MEMBERS;
        }

        @Override
        public Optional<PersonalKind> personal(String field) {
            return field.equals("DOCUMENT") ? Optional.of(PersonalKind.DOCUMENT) : Optional.empty();
        }

        @Override
        public void carryOut(Approved request) {
            if (obstacle != null) {
                throw obstacle;
            }
            done.add(request);
        }
    };

    @BeforeEach
    void twoDistricts() {
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                  (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                  (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3), (4, '3100100001', '东厂工会', 'GRASSROOTS', 2, '/1/2/4/', 2)"""));
    }

    private Approvals as(long unionId, String login, Set<Permission> permissions, Clock clock) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), unionId, login, permissions), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(kind)), clock);
    }

    private Approvals reviewer() {
        return as(EAST, "reviewer", REVIEWER, NOW);
    }

    private Approvals clerk() {
        return as(EAST_WORKS, "clerk", EnumSet.allOf(Permission.class), NOW);
    }

    private long request(String subject) {
        return request(subject, "清单与证件不符");
    }

    private long request(String subject, String reason) {
        var requests = new ApprovalRequests(database.jdbi(), TestUser.of(database.jdbi(), EAST_WORKS, "clerk", Set.of()), new AuditNote(),
                database.personalData(), database.parameters(), NOW);
        return database.inTransaction(() -> requests.open(kind, new Proposal(subject, "0070311350 曹涛", EAST_WORKS, 7,
                List.of(new Change("NAME", "曹涛", "曹𬎆"), new Change("DOCUMENT", null, "11010519491231002X")), reason)));
    }

    @Test
    @DisplayName("复核通过：按申请内容办理一次")
    void agreed() {
        long id = request("member 1");
        var seen = reviewer().find(id);
        assertThat(seen.differences()).containsExactly(new Difference("NAME", "曹涛", "曹𬎆", true),
                new Difference("DOCUMENT", null, "1101****002X", true));
        assertThat(seen.decidable()).isTrue();
        assertThat(seen.expiresAt()).isEqualTo(NOW.instant().plus(Duration.ofDays(7)));
        database.inTransaction(() -> reviewer().approve(id, seen.version()));
        assertThat(done).singleElement().satisfies(approved -> {
            assertThat(approved.values()).containsEntry("NAME", "曹𬎆").containsEntry("DOCUMENT", "11010519491231002X");
            assertThat(approved.basis()).isEqualTo(7);
            assertThat(approved.requestedBy()).isEqualTo("clerk");
        });
        refused("approval.decided", () -> reviewer().approve(id, seen.version()));
        refused("approval.decided", () -> clerk().withdraw(id, seen.version()));
        assertThat(done).hasSize(1);
        assertThat(clerk().find(id).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    @DisplayName("本人不得复核本人的申请，数据库也不接受")
    void neverOneself() {
        long id = request("member 1");
        refused("approval.own-request", () -> clerk().approve(id, 0));
        refused("approval.own-request", () -> clerk().refuse(id, 0, "不同意"));
        refused("approval.own-request", () -> clerk().reveal(id, "核对证件"));
        assertThat(clerk().find(id).decidable()).isFalse();
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(
                "update approval_request set status = 'APPROVED', decided_by = 'clerk', decided_at = now() where id = " + id)))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_approval_two_persons"));
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(
                "update approval_request set status = 'REFUSED', decided_at = now() where id = " + id)))
                .satisfies(e -> assertThat(BrokenConstraint.of(e)).isEqualTo("ck_approval_two_persons"));
        assertThat(done).isEmpty();
    }

    @Test
    @DisplayName("办理不成，则复核也不成立")
    void allOrNothing() {
        long id = request("member 1");
        obstacle = new Overtaken();
        refused("approval.overtaken", () -> database.inTransaction(() -> reviewer().approve(id, 0)));
        assertThat(reviewer().find(id).status()).isEqualTo(ApprovalStatus.OPEN);
        obstacle = null;
        refused("changed-meanwhile", () -> database.inTransaction(() -> reviewer().approve(id, 1)));
        database.inTransaction(() -> reviewer().refuse(id, 0, "请附证件复印件"));
        assertThat(clerk().find(id).decisionReason()).isEqualTo("请附证件复印件");
        assertThat(done).isEmpty();
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute("update approval_request set decision_reason = '改' where id = " + id)))
                .hasMessageContaining("decided once");
    }

    @Test
    @DisplayName("同一事项只有一件待复核；撤回或过期后可再申请")
    void onlyOneOpen() {
        long first = request("member 1");
        refused("approval.open-already", () -> request("member 1"));
        request("member 2");
        database.inTransaction(() -> clerk().withdraw(first, 0));
        long second = request("member 1");
        var late = Clock.offset(NOW, Duration.ofDays(7));
        refused("approval.expired", () -> as(EAST, "reviewer", REVIEWER, late).approve(second, 0));
        assertThat(as(EAST, "reviewer", REVIEWER, late).find(second).decidable()).isFalse();
        assertThat(database.jdbi().<Integer, RuntimeException>withHandle(h -> ApprovalSql.expire(h, late.instant()))).isEqualTo(2);
        request("member 1");
        assertThat(clerk().find(second).status()).isEqualTo(ApprovalStatus.EXPIRED);
    }

    @Test
    @DisplayName("只有管理范围内、有权复核的人看得到，取消权限后立即失效")
    void scopeAndPermission() {
        long id = request("member 1");
        refused("not-allowed", () -> as(WEST, "west", REVIEWER, NOW).find(id));
        refused("not-allowed", () -> as(WEST, "west", REVIEWER, NOW).approve(id, 0));
        refused("not-allowed", () -> as(EAST, "guest", EnumSet.of(Permission.VIEW_APPROVALS), NOW).find(id));
        refused("not-allowed", () -> as(EAST, "guest", EnumSet.of(Permission.VIEW_APPROVALS), NOW).approve(id, 0));
        refused("not-allowed", () -> reviewer().withdraw(id, 0));
        assertThat(ids(reviewer(), Of.TO_DECIDE)).containsExactly(id);
        assertThat(ids(reviewer(), Of.OWN)).isEmpty();
        assertThat(ids(clerk(), Of.TO_DECIDE)).isEmpty();
        assertThat(ids(clerk(), Of.OWN)).containsExactly(id);
        assertThat(ids(as(WEST, "west", REVIEWER, NOW), Of.TO_DECIDE)).isEmpty();
        database.inTransaction(() -> reviewer().approve(id, 0));
        assertThat(ids(reviewer(), Of.TO_DECIDE)).isEmpty();
        assertThat(ids(reviewer(), Of.DECIDED)).containsExactly(id);
    }

    @Test
    @DisplayName("完整号码只给待复核的人看，须填事由；库里没有明文")
    void personalDataStaysSealed() {
        long id = request("member 1");
        refused("reveal.reason", () -> reviewer().reveal(id, " "));
        assertThat(reviewer().reveal(id, "核对证件原件")).extracting(Difference::after).containsExactly("曹𬎆", "11010519491231002X");
        assertThat(database.jdbi().<String, RuntimeException>withHandle(h -> h.createQuery("select r::text from approval_request r")
                .mapTo(String.class).one())).doesNotContain("11010519491231002X", "曹𬎆");
        refused("approval.reason", () -> request("member 3", "错"));
    }

    private static List<Long> ids(Approvals approvals, Of of) {
        return approvals.list(new ApprovalFilter(of, null), Slice.first(10)).rows().stream().map(ApprovalRow::id).toList();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

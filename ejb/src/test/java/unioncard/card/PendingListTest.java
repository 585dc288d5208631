package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;
import unioncard.verification.VerificationState;

@DisplayName("待办人员列表")
class PendingListTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private PendingList list;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
        list = world.pendingList(world.union);
    }

    @Test
    @DisplayName("移除：单个、全部未通过及未校验；校验中的不动")
    void removing() {
        long passed = world.member("甲");
        long failed = world.member("乙");
        long unverified = world.member("丙");
        long verifying = world.member("丁");
        list.add(List.of(passed, failed, unverified, verifying));
        state(passed, "PASSED");
        state(failed, "FAILED");
        state(verifying, "VERIFYING");
        assertThat(list.removeUnpassed(Channel.REGULAR)).isEqualTo(2);
        assertThat(rows(Channel.REGULAR)).extracting(PendingRow::memberId).containsExactly(passed, verifying);
        var ids = rows(Channel.REGULAR).stream().map(PendingRow::id).toList();
        assertThat(list.remove(ids)).isOne();
        refused("pending.gone", () -> list.remove(ids));
        refused("pending.none-selected", () -> list.remove(List.of()));
    }

    @Test
    @DisplayName("修改证件到期日后需重新校验；旧页面和过去的日期被拒绝")
    void changingTheExpiryDate() {
        long member = world.member("甲");
        list.add(List.of(member));
        state(member, "PASSED");
        var row = rows(Channel.REGULAR).get(0);
        refused("expiry.past", () -> list.changeExpiry(row.id(), row.version(), CardWorld.TODAY.minusDays(1)));
        list.changeExpiry(row.id(), row.version(), LocalDate.of(2030, 2, 28));
        var changed = rows(Channel.REGULAR).get(0);
        assertThat(changed.documentExpiresOn()).isEqualTo("2030-02-28");
        assertThat(changed.verification()).isEqualTo(VerificationState.UNVERIFIED);
        refused("pending.stale", () -> list.changeExpiry(row.id(), row.version(), null));
        list.changeExpiry(row.id(), changed.version(), null);
        assertThat(rows(Channel.REGULAR).get(0).documentLongTerm()).isTrue();
    }

    @Test
    @DisplayName("提交市级校验：一次一个任务，没有需要校验的也会说明")
    void verifying() {
        refused("verification.nothing", () -> database.inTransaction(() -> list.verify(Channel.REGULAR)));
        list.add(List.of(world.member("甲"), world.member("乙")));
        assertThat(database.inTransaction(() -> list.verify(Channel.REGULAR))).isEqualTo(2);
        refused("verification.running", () -> database.inTransaction(() -> list.verify(Channel.REGULAR)));
        assertThat(list.progress(Channel.REGULAR)).hasValueSatisfying(p -> assertThat(p.done() + "/" + p.total()).isEqualTo("0/2"));
        assertThat(world.text("select count(*) from job_run where job = 'municipal-verification'")).isEqualTo("1");
    }

    @Test
    @DisplayName("打开着的页面自己问：正在校验或之后校验完的才算新消息，别的通道、别的工会的不算")
    void news() {
        var now = world.clock.instant();
        list.add(List.of(world.member("甲")));
        assertThat(list.news(Channel.REGULAR, now)).isFalse();
        database.inTransaction(() -> list.verify(Channel.REGULAR));
        assertThat(list.news(Channel.REGULAR, now.plusSeconds(1))).as("under way").isTrue();
        assertThat(list.news(Channel.SPECIAL, now)).isFalse();
        assertThat(world.pendingList(world.otherUnion).news(Channel.REGULAR, now)).isFalse();
        database.inTransaction(() -> list.cancelVerification(Channel.REGULAR));
        assertThat(list.news(Channel.REGULAR, now)).as("has ended meanwhile").isTrue();
        assertThat(list.news(Channel.REGULAR, now.plusSeconds(1))).as("had ended before").isFalse();
        assertThat(list.news(Channel.SPECIAL, now)).isFalse();
        assertThat(world.pendingList(world.otherUnion).news(Channel.REGULAR, now)).isFalse();
    }

    @Test
    @DisplayName("数据范围：别的工会看不到也动不了，区局能看到本区")
    void dataScope() {
        list.add(List.of(world.member("甲")));
        var ids = rows(Channel.REGULAR).stream().map(PendingRow::id).toList();
        var stranger = world.pendingList(world.otherUnion);
        assertThat(stranger.list(PendingFilter.of(Channel.REGULAR), Slice.first(20)).rows()).isEmpty();
        assertThat(stranger.counts(Channel.REGULAR).total()).isZero();
        refused("pending.gone", () -> stranger.remove(ids));
        refused("pending.gone", () -> stranger.changeExpiry(ids.get(0), 0, null));
        assertThat(world.pendingList(world.district).counts(Channel.REGULAR).total()).isOne();
    }

    private List<PendingRow> rows(Channel channel) {
        return list.list(PendingFilter.of(channel), Slice.first(200)).rows();
    }

    private void state(long member, String state) {
        world.change("update pending_entry set verification = '" + state + "' where member_id = " + member);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

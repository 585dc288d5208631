package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.member.HandlingStatus;
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
    @DisplayName("身份证进普通通道，其他证件自动进特殊通道；重复添加不产生第二条")
    void adding() {
        long cao = world.member("曹涛");
        long foreigner = world.member(world.union, "MARY ANN", "FOREIGN_PASSPORT");
        assertThat(list.add(List.of(cao, foreigner))).isEqualTo(new Added(1, 1, 0));
        assertThat(list.add(List.of(cao, foreigner))).isEqualTo(new Added(0, 0, 2));
        assertThat(rows(Channel.REGULAR)).extracting(PendingRow::name).containsExactly("曹涛");
        assertThat(rows(Channel.SPECIAL)).extracting(PendingRow::name, PendingRow::specialReason)
                .containsExactly(tuple("MARY ANN", SpecialReason.NON_ID_DOCUMENT));
        assertThat(world.text("select string_agg(text, ',') from card_log where member_id = ?", cao)).isEqualTo("加入待办人员列表（普通办卡通道）");
    }

    @Test
    @DisplayName("只有待办中和办卡失败的正常会员能加入，且须是本工会的")
    void onlyOpenMembersOfTheOwnUnion() {
        long failed = world.member("甲");
        long inProgress = world.member("乙");
        long issued = world.member("丙");
        long transferring = world.member("丁");
        long stranger = world.member(world.otherUnion, "戊", "RESIDENT_ID");
        world.change("update member set handling_status = 'FAILED' where id = " + failed);
        world.change("update member set handling_status = 'IN_PROGRESS' where id = " + inProgress);
        world.change("update member set handling_status = 'ISSUED' where id = " + issued);
        world.change("update member set status = 'TRANSFERRING' where id = " + transferring);
        assertThat(list.add(List.of(failed, inProgress, issued, transferring, stranger))).isEqualTo(new Added(1, 0, 4));
        assertThat(rows(Channel.REGULAR)).extracting(PendingRow::memberId).containsExactly(failed);
    }

    @Test
    @DisplayName("银行反馈生僻字后再次加入，直接进特殊通道")
    void afterTheBanksAnswerStraightIntoTheSpecialChannel() {
        long rare = world.member("张䶮");
        world.change("update member set handling_status = 'FAILED', special_reason = 'RARE_CHARACTER' where id = " + rare);
        assertThat(list.add(List.of(rare))).isEqualTo(new Added(0, 1, 0));
    }

    @Test
    @DisplayName("添加全部：按条件一次加入，两人同时点击也不重复")
    void addAllByTwoClerksAtOnce() {
        IntStream.range(0, 200).forEach(i -> world.member("张" + (char) ('一' + i)));
        world.member("李四");
        var filter = new CardMemberFilter("张", null, null, null, null);
        var accounts = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> world.pendingList(world.union).addAll(filter)))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(accounts.stream().mapToInt(Added::regular).sum()).isEqualTo(200);
        assertThat(list.counts(Channel.REGULAR)).isEqualTo(new ChannelCounts(200, 0, 0, 200, 0, 0));
        assertThat(list.addAll(new CardMemberFilter(null, null, null, HandlingStatus.OPEN, null))).isEqualTo(new Added(1, 0, 200));
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

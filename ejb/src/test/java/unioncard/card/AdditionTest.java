package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("添加未办卡会员至待办")
class AdditionTest {

    private static final Map<SpecialReason, Integer> NO_SPECIAL = Map.of();
    private static final Map<Skipped, Integer> NOBODY = Map.of();

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
        assertThat(list.add(List.of(cao, foreigner))).isEqualTo(new Added(1, Map.of(SpecialReason.NON_ID_DOCUMENT, 1), NOBODY));
        assertThat(list.add(List.of(cao, foreigner))).isEqualTo(new Added(0, NO_SPECIAL, Map.of(Skipped.IN_LIST, 2)));
        assertThat(rows(Channel.REGULAR)).extracting(PendingRow::name).containsExactly("曹涛");
        assertThat(rows(Channel.SPECIAL)).extracting(PendingRow::name, PendingRow::specialReason)
                .containsExactly(tuple("MARY ANN", SpecialReason.NON_ID_DOCUMENT));
        assertThat(world.text("select string_agg(text, ',') from card_log where member_id = ?", cao)).isEqualTo("加入待办人员列表（普通办卡通道）");
    }

    @Test
    @DisplayName("§9c 10：只有待办中和办卡失败的正常会员能加入，且须是本工会的；未添加的逐项说明原因")
    void onlyOpenMembersOfTheOwnUnion() {
        long failed = world.member("甲");
        long inProgress = world.member("乙");
        long issued = world.member("丙");
        long transferring = world.member("丁");
        long stranger = world.member(world.otherUnion, "戊", "RESIDENT_ID");
        long holder = world.member("己");
        world.change("update member set handling_status = 'FAILED' where id = " + failed);
        world.change("update member set handling_status = 'IN_PROGRESS' where id = " + inProgress);
        world.change("update member set handling_status = 'ISSUED' where id = " + issued);
        world.change("update member set status = 'TRANSFERRING' where id = " + transferring);
        world.change("insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at) select person_id, "
                + "id, district_id, 'x', 'x', '2026-01-01', 'LOST', now() from member where id = " + holder);
        long nobody = 999_999;
        assertThat(list.add(List.of(failed, inProgress, issued, transferring, stranger, holder, nobody))).isEqualTo(new Added(1, NO_SPECIAL,
                Map.of(Skipped.IN_PROGRESS, 1, Skipped.HAS_CARD, 2, Skipped.NOT_ACTIVE, 1, Skipped.ELSEWHERE, 2)));
        assertThat(rows(Channel.REGULAR)).extracting(PendingRow::memberId).containsExactly(failed);
    }

    @Test
    @DisplayName("银行反馈生僻字后再次加入，直接进特殊通道")
    void afterTheBanksAnswerStraightIntoTheSpecialChannel() {
        long rare = world.member("张䶮");
        world.change("update member set handling_status = 'FAILED', special_reason = 'RARE_CHARACTER' where id = " + rare);
        assertThat(list.add(List.of(rare)).special()).isEqualTo(Map.of(SpecialReason.RARE_CHARACTER, 1));
    }

    @Test
    @DisplayName("§9c 10：添加全部：按条件一次加入，除去取消勾选的；两人同时点击也不重复")
    void addAllByTwoClerksAtOnce() {
        IntStream.range(0, 200).forEach(i -> world.member("张" + (char) ('一' + i)));
        long left = world.member("李四");
        var filter = CardMemberFilter.named("张");
        assertThat(list.addable(filter)).isEqualTo(200);
        var accounts = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> world.pendingList(world.union).addAll(filter, List.of())))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(accounts.stream().mapToInt(Added::regular).sum()).isEqualTo(200);
        assertThat(accounts).allSatisfy(account -> assertThat(account.total() + account.skippedTotal()).isEqualTo(200));
        assertThat(list.counts(Channel.REGULAR)).isEqualTo(new ChannelCounts(200, 0, 0, 200, 0, 0));
        assertThat(list.addAll(CardMemberFilter.ALL, List.of(left))).isEqualTo(new Added(0, NO_SPECIAL, Map.of(Skipped.IN_LIST, 200)));
        assertThat(list.addAll(CardMemberFilter.ALL, List.of())).isEqualTo(new Added(1, NO_SPECIAL, Map.of(Skipped.IN_LIST, 200)));
        assertThat(list.addable(CardMemberFilter.ALL)).isZero();
    }

    @Test
    @DisplayName("T35 二十万人全部添加，同时另一人选中其中一百人：不重复，两人的结果合起来正好")
    void twoHundredThousandWhileAnotherAddsAHundred() {
        int all = 200_000;
        many(all);
        var first = LongStream.rangeClosed(1, all).filter(i -> i % 2_000 == 7).boxed().sorted((a, b) -> Long.compare(b, a)).toList();
        assertThat(first).hasSize(100);
        var barrier = new CyclicBarrier(2);
        var everything = CompletableFuture.supplyAsync(() -> at(barrier, () -> world.pendingList(world.union).addAll(CardMemberFilter.ALL, List.of())));
        var hundred = CompletableFuture.supplyAsync(() -> at(barrier, () -> world.pendingList(world.union).add(first)));
        var accounts = List.of(everything.join(), hundred.join());
        assertThat(accounts).allSatisfy(account -> assertThat(account.skipped().keySet()).isSubsetOf(Skipped.IN_LIST));
        assertThat(accounts.get(0).total() + accounts.get(0).skippedTotal()).isEqualTo(all);
        assertThat(accounts.get(1).total() + accounts.get(1).skippedTotal()).isEqualTo(100);
        assertThat(accounts.stream().mapToInt(Added::regular).sum()).isEqualTo(all);
        assertThat(world.text("select count(*) from pending_entry")).isEqualTo("" + all);
        assertThat(world.text("select count(*) from (select 1 from card_log where step = 'ADDED' group by member_id having count(*) = 1) once"))
                .isEqualTo("" + all);
    }

    @Test
    @DisplayName("五万人一次添加，在两道数据墙之后也只需数秒")
    void fiftyThousandBehindTheWall() {
        many(50_000);
        var clerk = TestUser.of(database.jdbi(), world.union);
        var began = System.nanoTime();
        var added = database.seenBy(clerk.commandSight(), () -> list.addAll(CardMemberFilter.ALL, List.of()));
        var seconds = (System.nanoTime() - began) / 1e9;
        assertThat(added.regular()).isEqualTo(50_000);
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "50,000 members added in {0} s", seconds);
        assertThat(seconds).as("generous: tests share the machine").isLessThan(15);
    }

    @Test
    @DisplayName("按证件号码、证件类型、入会时间、所属工会及下级、会员编号筛选，排序与翻页合起来不重不漏")
    void filters() {
        long early = world.member("甲");
        long late = world.member("阿卜杜拉·买买提");
        world.member(world.union, "MARY ANN", "FOREIGN_PASSPORT");
        world.member(world.otherUnion, "乙", "RESIDENT_ID");
        world.change("update member set joined_on = '2019-01-27' where id = " + early);
        world.change("update member set joined_on = '2020-02-29' where id = " + late);
        var day = LocalDate.of(2019, 1, 27);
        assertThat(found(new CardMemberFilter(null, null, null, null, false, null, null, day, day))).containsExactly("甲");
        assertThat(found(new CardMemberFilter(null, null, null, null, false, null, null, day.plusDays(1), null))).containsExactly("阿卜杜拉·买买提");
        assertThat(found(CardMemberFilter.named("阿卜杜拉•"))).as("another dot").containsExactly("阿卜杜拉·买买提");
        assertThat(found(new CardMemberFilter(null, null, null, HandlingStatus.OPEN, false, DocumentType.FOREIGN_PASSPORT, null, null, null)))
                .containsExactly("MARY ANN");
        var number = world.text("select member_no from member where id = ?", early);
        assertThat(found(new CardMemberFilter(null, " " + number, null, null, false, null, null, null, null))).containsExactly("甲");
        var document = world.text("select p.document_index from person p join member m on m.person_id = p.id where m.id = ?", late);
        assertThat(found(new CardMemberFilter(null, null, document, null, false, null, null, null, null))).containsExactly("阿卜杜拉·买买提");
        assertThat(found(new CardMemberFilter(null, null, document.substring(1) + "0", null, false, null, null, null, null))).isEmpty();
        assertThat(found(below(world.district))).hasSize(3);
        assertThat(found(below(world.union))).hasSize(3);
        assertThat(found(below(world.otherUnion))).as("outside the data scope").isEmpty();
        for (var sort : List.of("memberNo", "name", "joinedOn", "handling")) {
            for (boolean descending : new boolean[] {false, true}) {
                var pages = IntStream.range(0, 3).mapToObj(i -> world.cardMembers(world.district).list(CardMemberFilter.ALL, new Slice(i, 1, sort, descending)))
                        .flatMap(rows -> rows.rows().stream()).map(CardMemberRow::id).toList();
                assertThat(pages).as(sort).hasSize(3).doesNotHaveDuplicates();
            }
        }
    }

    private List<String> found(CardMemberFilter filter) {
        return world.cardMembers(world.district).list(filter, Slice.first(20)).rows().stream().map(CardMemberRow::name).toList();
    }

    private static CardMemberFilter below(long union) {
        return new CardMemberFilter(null, null, null, null, false, null, union, null, null);
    }

    /** Members 1 to n of the union. */
    private void many(int count) {
        world.change("""
                insert into person (id, name, name_original, document_type, document_sealed, document_index)
                select i, '会员' || i, '会员', 'RESIDENT_ID', 'x', lpad(i::text, 64, '0') from generate_series(1, %d) i""".formatted(count));
        world.change("""
                insert into member (id, member_no, person_id, union_id, district_id, status, created_at)
                select i, lpad(i::text, 10, '0'), i, %d, %d, 'ACTIVE', now() from generate_series(1, %d) i""".formatted(world.union, world.district, count));
        world.change("analyze member, person");
    }

    private static Added at(CyclicBarrier barrier, Supplier<Added> work) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return work.get();
    }

    private List<PendingRow> rows(Channel channel) {
        return list.list(PendingFilter.of(channel), Slice.first(200)).rows();
    }

    @Test
    @DisplayName("没有勾选时说明应先勾选")
    void nobodyChosen() {
        assertThatThrownBy(() -> list.add(List.of())).hasMessage("pending.none-selected");
    }
}

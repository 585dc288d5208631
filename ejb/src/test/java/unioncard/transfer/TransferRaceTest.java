package unioncard.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.Channel;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("同时操作同一会员的转会")
class TransferRaceTest {

    private static final int AT_ONCE = 12;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    private TransferWorld world;
    private long member;

    @BeforeEach
    void aMemberOfTheShipyard() {
        world = new TransferWorld(database);
        member = world.cards.member("曹涛");
    }

    @AfterEach
    void close() {
        people.shutdownNow();
        world.close();
    }

    @Test
    @DisplayName("两方同时申请：只有一份申请，其余被告知正在转会审核中")
    void many_requests_and_one_is_taken() {
        long lookUp = world.clerkB().lookUp(world.memberNo(member), null, null).lookUpId();
        var refusals = atOnce(i -> {
            if (i % 2 == 0) {
                world.clerkB().requestIn(lookUp);
            } else {
                world.clerkA().requestOut(member, world.mill);
            }
        });
        assertThat(refusals).hasSize(AT_ONCE - 1).containsOnly("transfer.in-progress");
        assertThat(world.cards.text("select count(*) from transfer_request")).isEqualTo("1");
        assertThat(world.cards.text("select version from member where id = ?", member)).isEqualTo("1");
    }

    @Test
    @DisplayName("唯一索引是最后一道：绕过会员状态也不能有两份未结的申请")
    void the_index_has_the_last_word() {
        world.askedIn(member);
        world.cards.change("update member set status = 'ACTIVE'");
        TransferWorld.refused("transfer.in-progress", () -> world.clerkA().requestOut(member, world.mill));
    }

    @Test
    @DisplayName("同意、不同意、撤回同时到达：一个生效，其余被告知已处理")
    void deciding_and_withdrawing_at_once_leave_one_outcome() {
        long id = world.askedIn(member);
        var refusals = atOnce(i -> {
            switch (i % 3) {
                case 0 -> world.headA().command(desk -> desk.review().release(id, 1, null));
                case 1 -> world.reviewerA().command(desk -> desk.review().refuseRelease(id, 1, "合同未解除"));
                default -> world.clerkB().command(desk -> desk.requests().withdraw(id, 1));
            }
        });
        assertThat(refusals).hasSize(AT_ONCE - 1).allMatch(code -> List.of("transfer.handled", "changed-meanwhile").contains(code));
        boolean released = world.headA().detail(id).status() == TransferStatus.RELEASED;
        assertThat(world.member(member)).isEqualTo("造船厂工会 " + (released ? "TRANSFERRING" : "ACTIVE"));
    }

    @Test
    @DisplayName("确认转入与撤回、失效同时到达：会员只归一个工会")
    void confirming_withdrawing_and_expiring_at_once() {
        long id = world.clerkA().requestOut(member, world.mill);
        world.days(40);
        atOnce(i -> {
            switch (i % 3) {
                case 0 -> world.headB().command(desk -> desk.review().confirm(id, 1, null));
                case 1 -> world.clerkA().command(desk -> desk.requests().withdraw(id, 1));
                default -> world.expire();
            }
        });
        boolean done = world.headB().detail(id).status() == TransferStatus.DONE;
        assertThat(world.member(member)).isEqualTo((done ? "纺织厂工会" : "造船厂工会") + " ACTIVE");
    }

    @Test
    @DisplayName("申请转会与加入待办同时：待办人员列表里不会留下转会中的会员")
    void asking_while_somebody_adds_to_the_pending_list() throws Exception {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var transfer = CompletableFuture.runAsync(() -> world.clerkA().call(desk -> {
            desk.requests().requestOut(member, world.mill, "工作调动");
            asked.countDown();
            return goOn.await(20, TimeUnit.SECONDS);
        }), people);
        asked.await(20, TimeUnit.SECONDS);
        var added = CompletableFuture.supplyAsync(() -> database.inTransaction(
                () -> world.cards.pendingList(world.shipyard).add(List.of(member))), people);
        database.awaitWaiting(added);
        goOn.countDown();
        transfer.get(20, TimeUnit.SECONDS);
        assertThat(added.get(20, TimeUnit.SECONDS).regular()).isZero();
        assertThat(world.cards.text("select count(*) from pending_entry")).isEqualTo("0");
    }

    @Test
    @DisplayName("§9c 9：提交办卡与申请转会同时：先提交的，卡随会员办完；不会相互卡死")
    void asking_while_the_channel_is_submitted() throws Exception {
        world.cards.pendingList(world.shipyard).add(List.of(member));
        world.cards.allHavePassed();
        var submitted = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var submission = CompletableFuture.runAsync(() -> database.inTransaction(() -> {
            world.cards.submission(world.shipyard).submit(Channel.REGULAR);
            submitted.countDown();
            return goOn.await(20, TimeUnit.SECONDS);
        }), people);
        submitted.await(20, TimeUnit.SECONDS);
        var transfer = CompletableFuture.supplyAsync(() -> world.clerkA().requestOut(member, world.mill), people);
        database.awaitWaiting(transfer);
        goOn.countDown();
        submission.get(20, TimeUnit.SECONDS);
        world.headB().confirm(transfer.get(20, TimeUnit.SECONDS));
        assertThat(world.member(member)).isEqualTo("纺织厂工会 ACTIVE");
        assertThat(world.cards.text("select handling_status from member where id = ?", member)).isEqualTo("IN_PROGRESS");
        assertThat(world.cards.text("select b.union_id || l.status from card_batch_line l join card_batch b on b.id = l.batch_id"))
                .isEqualTo(world.shipyard + "OPEN");
    }

    /** Everybody starts at the same moment; answers the codes of those refused. */
    private List<String> atOnce(IntConsumer work) {
        var start = new CountDownLatch(1);
        var running = IntStream.range(0, AT_ONCE).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
                work.accept(i);
                return "";
            } catch (DomainException e) {
                return e.code();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, people)).toList();
        start.countDown();
        return running.stream().map(CompletableFuture::join).filter(code -> !code.isEmpty()).toList();
    }
}

package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("发卡登记")
class CardHandOutTest {

    private static final HandOut IN_PERSON = new HandOut(PickupWay.UNION, LocalDate.of(2026, 11, 20), " ");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardLifeWorld world;
    private CardWorld city;
    private long batch;
    private List<Long> cards;

    @BeforeEach
    void aBatchWithThreeCards() {
        world = new CardLifeWorld(database);
        city = world.city;
        cards = IntStream.rangeClosed(1, 3).mapToObj(i -> world.holder(i == 1 ? "张䶮" : "会员" + i)).toList();
        city.change("""
                insert into card_batch (batch_no, union_id, district_id, channel, line_count, issued_count, status, submitted_by, submitter_name, submitted_at)
                values ('20261110000001', %d, %d, 'REGULAR', 3, 3, 'ANSWERED', 'x', 'x', now())""".formatted(city.union, city.district));
        batch = Long.parseLong(city.text("select id from card_batch"));
        city.change("update card set batch_id = " + batch);
        city.change("""
                insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type, document_sealed,
                  document_long_term, status, card_id, answered_at)
                select c.batch_id, row_number() over (order by c.id), c.district_id, c.member_id, c.person_id, m.member_no, p.name, 'CHN', p.document_type,
                  p.document_sealed, true, 'ISSUED', c.id, now() from card c join member m on m.id = c.member_id join person p on p.id = c.person_id""");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("勾选登记：本人领取记本人姓名，代领记代领人；批次上的张数和筛选随之变化；重复登记只算一次")
    void ticked() {
        assertThat(desk(city.union).counts(batch)).isEqualTo(new HandOutCounts(0, 3));
        assertThat(desk(city.union).record(List.of(cards.get(0)), IN_PERSON)).isEqualTo(new HandedOut(1, 0));
        assertThat(desk(city.union).record(cards.subList(0, 2), new HandOut(PickupWay.BRANCH, CardWorld.TODAY, "李𬎆"))).isEqualTo(new HandedOut(1, 1));
        assertThat(desk(city.union).counts(batch)).isEqualTo(new HandOutCounts(2, 1));
        assertThat(lines(HandOutState.HANDED_OUT)).extracting(BatchLine::handedTo).containsExactly("张䶮", "李𬎆");
        assertThat(lines(HandOutState.WAITING)).extracting(BatchLine::cardId).containsExactly(cards.get(2));
        assertThat(city.text("select string_agg(text, '|' order by id) from card_log")).isEqualTo(
                "2026-11-20 发卡（单位集中领取后发放），领取人：张䶮|2026-11-23 发卡（本人网点领取），领取人：李𬎆");
        refused("handout.nothing", () -> desk(city.union).record(cards.subList(0, 2), IN_PERSON));
    }

    @Test
    @DisplayName("整批登记：只登记尚未发放且可以发放的；已挂失的、制卡日期在后的不算")
    void wholeBatch() {
        world.record(cards.get(1), CardAction.REPORT_LOSS, "2026-11-20");
        refused("handout.nothing", () -> desk(city.union).recordBatch(batch, new HandOut(PickupWay.UNION, LocalDate.of(2026, 11, 9), null)));
        assertThat(desk(city.union).recordBatch(batch, IN_PERSON)).isEqualTo(2);
        assertThat(desk(city.union).counts(batch)).isEqualTo(new HandOutCounts(2, 0));
        refused("handout.nothing", () -> desk(city.union).recordBatch(batch, IN_PERSON));
    }

    @Test
    @DisplayName("误登记可以撤销，须写原因，留下日志；旧页面、他会的卡、未来的日期都拒绝")
    void undo() {
        long card = cards.get(0);
        desk(city.union).record(List.of(card), IN_PERSON);
        refused("card.reason", () -> undo(city.union, card, 1, " "));
        refused("changed-meanwhile", () -> undo(city.union, card, 0, "勾错人"));
        refused("not-allowed", () -> undo(city.otherUnion, card, 1, "勾错人"));
        undo(city.union, card, 1, "勾错人");
        assertThat(city.text("select text from card_log order by id desc limit 1")).isEqualTo("撤销发卡登记：勾错人");
        refused("changed-meanwhile", () -> undo(city.union, card, 2, "勾错人"));
        assertThat(desk(city.union).counts(batch)).isEqualTo(new HandOutCounts(0, 3));
        refused("handout.none-selected", () -> desk(city.union).record(List.of(), IN_PERSON));
        refused("handout.nothing", () -> desk(city.otherUnion).record(cards, IN_PERSON));
        refused("card.future", () -> desk(city.union).record(cards, new HandOut(PickupWay.UNION, LocalDate.of(2026, 11, 24), null)));
        refused("handout.name", () -> desk(city.union).record(cards, new HandOut(PickupWay.UNION, CardWorld.TODAY, "𬎆".repeat(101))));
        assertThat(desk(city.otherUnion).counts(batch)).isEqualTo(new HandOutCounts(0, 0));
    }

    @Test
    @DisplayName("两人同时登记交叉的名单：每张卡只登记一次")
    void two_clerks_at_once() {
        var more = new ArrayList<>(cards);
        IntStream.range(4, 60).forEach(i -> more.add(world.holder("会员" + i)));
        var backwards = new ArrayList<>(more);
        Collections.reverse(backwards);
        var done = List.of(more, backwards).stream().map(list -> CompletableFuture.supplyAsync(() -> tried(list))).toList().stream()
                .mapToInt(CompletableFuture::join).sum();
        assertThat(done).isEqualTo(more.size());
        assertThat(city.text("select count(*) from card_log where step = 'HAND_OUT'")).isEqualTo(Integer.toString(more.size()));
    }

    private int tried(List<Long> list) {
        try {
            return world.inTransaction(() -> desk(city.union).record(list, IN_PERSON)).done();
        } catch (DomainException nothingLeft) {
            return 0;
        }
    }

    private Object undo(long union, long card, int version, String reason) {
        return world.inTransaction(() -> {
            desk(union).undo(card, version, reason);
            return null;
        });
    }

    private List<BatchLine> lines(HandOutState state) {
        return city.batches(city.union).lines(batch, new LineFilter(null, state), Slice.first(20)).rows();
    }

    private CardHandOut desk(long union) {
        return new CardHandOut(city.jdbi(), city.clock, TestUser.of(city.jdbi(), union), new AuditNote());
    }

    private void refused(String code, Callable<?> work) {
        assertThatThrownBy(work::call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

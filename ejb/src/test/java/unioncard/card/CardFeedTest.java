package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.card.CardLifeWorld.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

@DisplayName("银行反馈的卡片变动")
class CardFeedTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardLifeWorld world;
    private CardWorld city;
    private final List<CardsReplaced> told = new ArrayList<>();

    @BeforeEach
    void aCity() {
        world = new CardLifeWorld(database);
        city = world.city;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("A15、A16：激活、挂失、补换、注销一次处理，效果与经办人登记相同")
    void many_at_once() {
        var cards = IntStream.rangeClosed(1, 5).mapToObj(i -> world.holder("会员" + i)).toList();
        city.change("insert into card_registration select id, 2026, member_id, 3, district_id, now(), 'x', 'x' from card");
        world.record(cards.get(4), CardAction.CANCEL, "2026-11-20");
        assertThat(apply(event(1, 1, CardAction.ACTIVATE, "2026-11-12"), event(2, 2, CardAction.REPORT_LOSS, "2026-11-12"),
                new CardEvent(3, number(3), CardAction.REPLACE, LocalDate.of(2026, 11, 13), number(30)), event(4, 4, CardAction.CANCEL, "2026-11-14"),
                event(5, 5, CardAction.ACTIVATE, "2026-11-21"), event(6, 99, CardAction.ACTIVATE, "2026-11-21")))
                .isEqualTo(Map.of(1, FeedOutcome.APPLIED, 2, FeedOutcome.APPLIED, 3, FeedOutcome.APPLIED, 4, FeedOutcome.APPLIED,
                        5, FeedOutcome.NOT_POSSIBLE, 6, FeedOutcome.UNKNOWN_CARD));
        assertThat(city.text("select string_agg(status, ' ' order by id) from card")).isEqualTo("ACTIVE LOST REPLACED CANCELLED CANCELLED INACTIVE");
        assertThat(city.text("select activated_on from card where id = ?", cards.get(0))).isEqualTo("2026-11-12");
        assertThat(city.text("select handling_status from member where id = (select member_id from card where id = ?)", cards.get(3))).isEqualTo("OPEN");
        assertThat(told).singleElement().satisfies(change -> assertThat(change.cardIds()).containsExactly(cards.get(2)));
        assertThat(city.text("select count(*) from card_registration where card_id = (select replaced_by_id from card where id = ?)", cards.get(2)))
                .isEqualTo("1");
        assertThat(city.text("select actor || text from card_log where card_id = ?", cards.get(2)))
                .isEqualTo("银行2026-11-13 补换卡（银行反馈），保障给付账户随新卡变更");
    }

    @Test
    @DisplayName("§9c 18：反馈来迟、重复、乱序，只处理一次，对不上的说明原因，什么也不改")
    void rule_18_late_twice_and_out_of_order() {
        world.holder("张䶮");
        var loss = event(1, 1, CardAction.REPORT_LOSS, "2026-11-12");
        var found = event(2, 1, CardAction.LIFT_LOSS, "2026-11-12");
        assertThat(apply(found, loss).values()).containsOnly(FeedOutcome.APPLIED);
        for (int again = 0; again < 2; again++) {
            assertThat(apply(loss, found).values()).containsOnly(FeedOutcome.REPEATED);
        }
        assertThat(city.text("select status from card")).isEqualTo("INACTIVE");
        assertThat(city.text("select count(*) from card_log where from_bank")).isEqualTo("2");
        assertThat(apply(event(3, 1, CardAction.ACTIVATE, "2026-11-11"))).containsValue(FeedOutcome.OUT_OF_ORDER);
        assertThat(apply(event(4, 1, CardAction.ACTIVATE, "2026-11-24"))).containsValue(FeedOutcome.OUT_OF_ORDER);
        assertThat(apply(event(5, 1, CardAction.ACTIVATE, "2026-11-13"))).containsValue(FeedOutcome.APPLIED);
        assertThat(apply(event(6, 1, CardAction.ACTIVATE, "2026-11-15"))).as("active already").containsValue(FeedOutcome.REPEATED);
        assertThat(city.text("select status || status_on from card")).isEqualTo("ACTIVE2026-11-13");
    }

    @Test
    @DisplayName("§9c 18：补换卡的新卡号不正确、已被占用、前后不一致都不处理；补换后新卡的激活接着处理")
    void rule_18_replacements() {
        world.holder("甲");
        world.holder("乙");
        assertThat(apply(replacement(1, 1, number(7).substring(1)))).containsValue(FeedOutcome.NUMBER_WRONG);
        assertThat(apply(replacement(1, 1, null))).containsValue(FeedOutcome.NUMBER_WRONG);
        assertThat(apply(replacement(1, 1, number(2)))).containsValue(FeedOutcome.NUMBER_IN_USE);
        assertThat(apply(replacement(1, 1, number(7)), event(2, 7, CardAction.ACTIVATE, "2026-11-20"), replacement(3, 2, number(7))))
                .isEqualTo(Map.of(1, FeedOutcome.APPLIED, 2, FeedOutcome.APPLIED, 3, FeedOutcome.NUMBER_IN_USE));
        assertThat(apply(replacement(1, 1, number(7)))).containsValue(FeedOutcome.REPEATED);
        assertThat(apply(new CardEvent(1, number(1), CardAction.REPLACE, LocalDate.of(2026, 11, 22), number(8))))
                .containsValue(FeedOutcome.CONTRADICTION);
        assertThat(city.text("select string_agg(status, ' ' order by id) from card")).isEqualTo("REPLACED INACTIVE ACTIVE");
    }

    @Test
    @DisplayName("一批三百张与一张用同样多的语句；两个节点同时处理同一批，每张只变动一次")
    void three_hundred_cost_as_many_statements_as_one() throws Exception {
        world.holder("首位");
        assertThat(statements(event(1, 1, CardAction.ACTIVATE, "2026-11-12"))).isEqualTo(2);
        var chunk = IntStream.rangeClosed(2, 301).mapToObj(i -> {
            world.holder("会员" + i);
            return event(i, i, CardAction.ACTIVATE, "2026-11-12");
        }).toArray(CardEvent[]::new);
        assertThat(statements(chunk)).isEqualTo(2);
        var losses = IntStream.rangeClosed(2, 301).mapToObj(i -> event(i, i, CardAction.REPORT_LOSS, "2026-11-13")).toArray(CardEvent[]::new);
        var nodes = List.of(CompletableFuture.supplyAsync(() -> apply(losses)), CompletableFuture.supplyAsync(() -> apply(losses)));
        var applied = new ArrayList<FeedOutcome>();
        for (var node : nodes) {
            applied.addAll(node.get().values());
        }
        assertThat(applied).filteredOn(outcome -> outcome == FeedOutcome.APPLIED).hasSize(300);
        assertThat(applied).filteredOn(outcome -> outcome == FeedOutcome.REPEATED).hasSize(300);
        assertThat(city.text("select count(*) from card_log where step = 'REPORT_LOSS'")).isEqualTo("300");
    }

    private int statements(CardEvent... events) {
        var count = new AtomicInteger();
        var before = database.jdbi().getConfig(SqlStatements.class).getSqlLogger();
        database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                count.incrementAndGet();
            }
        });
        assertThat(apply(events).values()).containsOnly(FeedOutcome.APPLIED);
        database.jdbi().setSqlLogger(before);
        return count.get();
    }

    private Map<Integer, FeedOutcome> apply(CardEvent... events) {
        return database.inTransaction(() -> {
            var feed = new CardFeed(city.jdbi(), city.clock, city.personalData(), new TestEvent<>(told::add));
            feed.bins = List::of;
            return feed.apply(List.of(events));
        });
    }

    private static CardEvent event(int line, int card, CardAction action, String on) {
        return new CardEvent(line, number(card), action, LocalDate.parse(on), null);
    }

    private static CardEvent replacement(int line, int card, String newNumber) {
        return new CardEvent(line, number(card), CardAction.REPLACE, LocalDate.of(2026, 11, 15), newNumber);
    }
}

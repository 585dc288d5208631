package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.card.CardLifeWorld.news;
import static unioncard.card.CardLifeWorld.number;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.AtOnce;
import unioncard.shared.TestDatabase;

@DisplayName("两人同时办理同一张卡")
class CardRaceTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardLifeWorld world;
    private CardWorld city;

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
    @DisplayName("两人同时补换卡：一人办成，另一人被告知，只留下一张新卡")
    void two_clerks_replace_at_once() throws Exception {
        long card = world.holder("张䶮");
        var refusals = AtOnce.refusals(8, i -> () -> {
            world.cards(city.union).replace(card, 0, number(100 + i), news("2026-11-20"));
            return null;
        }, world::inTransaction);
        assertThat(refusals).hasSize(7).containsOnly("changed-meanwhile");
        assertThat(city.text("select string_agg(status, ' ' order by id) from card")).isEqualTo("REPLACED INACTIVE");
        assertThat(city.text("select count(*) from card_log where step = 'REPLACE'")).isEqualTo("1");
    }

    @Test
    @DisplayName("两人同时把不同会员的卡换成同一个卡号：一人办成，另一人被告知卡号已登记")
    void one_number_for_two_members() throws Exception {
        var cards = List.of(world.holder("甲"), world.holder("乙"));
        var refusals = AtOnce.refusals(2, i -> () -> {
            world.cards(city.union).replace(cards.get(i), 0, number(100), news("2026-11-20"));
            return null;
        }, world::inTransaction);
        assertThat(refusals).containsExactly("card.number-used");
        assertThat(city.text("select string_agg(status, ' ' order by status) from card")).isEqualTo("INACTIVE INACTIVE REPLACED");
    }

    @Test
    @DisplayName("同时挂失、注销、补换：只有一个结果，日志与状态相符")
    void loss_cancellation_and_replacement_at_once() throws Exception {
        long card = world.holder("丙");
        var refusals = AtOnce.refusals(9, i -> () -> {
            switch (i % 3) {
                case 0 -> world.cards(city.union).record(card, 0, CardAction.REPORT_LOSS, news("2026-11-20"));
                case 1 -> world.cards(city.union).record(card, 0, CardAction.CANCEL, news("2026-11-20"));
                default -> world.cards(city.union).replace(card, 0, number(100 + i), news("2026-11-20"));
            }
            return null;
        }, world::inTransaction);
        assertThat(refusals).hasSize(8).containsOnly("changed-meanwhile");
        var done = CardAction.valueOf(city.text("select string_agg(step, ',') from card_log where card_id = ?", card));
        assertThat(world.status(card)).isEqualTo(CardStatus.INACTIVE.after(done, false));
        assertThat(city.text("select handling_status from member")).isEqualTo(done == CardAction.CANCEL ? "OPEN" : "ISSUED");
    }
}

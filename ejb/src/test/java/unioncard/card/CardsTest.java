package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.card.CardLifeWorld.news;
import static unioncard.card.CardLifeWorld.number;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.member.MemberStatus;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("会员服务卡的激活、挂失、补换、注销")
class CardsTest {

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
    @DisplayName("A15：会员激活，记下激活日期和办卡日志")
    void a15_activation() {
        long card = world.holder("张䶮");
        world.record(card, CardAction.ACTIVATE, "2026-11-20");
        assertThat(held(card)).extracting(HeldCard::status, HeldCard::activatedOn, HeldCard::statusOn)
                .containsExactly(CardStatus.ACTIVE, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20));
        assertThat(log(card)).containsExactly("ACTIVATE DONE 2026-11-20 激活（会员告知）：卡片遗失");
    }

    @Test
    @DisplayName("A16：挂失、解挂来回；激活前挂失的解挂后仍未激活；参保不受影响")
    void a16_loss_and_back() {
        long card = world.holder("甲");
        world.record(card, CardAction.REPORT_LOSS, "2026-11-11");
        world.record(card, CardAction.LIFT_LOSS, "2026-11-12");
        assertThat(world.status(card)).isEqualTo(CardStatus.INACTIVE);
        world.record(card, CardAction.ACTIVATE, "2026-11-13");
        world.record(card, CardAction.REPORT_LOSS, "2026-11-14");
        world.record(card, CardAction.LIFT_LOSS, "2026-11-14");
        assertThat(world.status(card)).isEqualTo(CardStatus.ACTIVE);
        assertThat(log(card)).hasSize(5).element(3).isEqualTo("REPORT_LOSS DONE 2026-11-14 挂失（会员告知）：卡片遗失");
        assertThat(city.text("select handling_status from member")).isEqualTo("ISSUED");
    }

    @Test
    @DisplayName("A16：补换卡，新卡号替换旧卡号，同一天起未激活，会员仍只有一张有效卡")
    void a16_replacement() {
        long card = world.holder("乙");
        world.record(card, CardAction.REPORT_LOSS, "2026-11-11");
        replace(card, "６２１９ 99" + number(77).substring(6), "2026-11-20");
        assertThat(city.text("select string_agg(status || coalesce(replaced_by_id::text, '-'), ' ' order by id) from card"))
                .isEqualTo("REPLACED" + (card + 1) + " INACTIVE-");
        var cards = world.cards(city.union).of(member(card));
        assertThat(cards).extracting(c -> c.number().text()).containsExactly(mask(number(77)), mask(number(1)));
        assertThat(cards.get(1).replacement()).isEqualTo(cards.get(0).number());
        assertThat(cards.get(0).predecessor()).isEqualTo(cards.get(1).number());
        assertThat(log(card)).last().isEqualTo("REPLACE DONE 2026-11-20 补换卡（会员告知）：卡片遗失；原卡 " + mask(number(1)) + "，新卡 " + mask(number(77))
                + "，保障给付账户随新卡变更");
        refused("card.not-possible", () -> replace(card, number(78), "2026-11-21"));
    }

    @Test
    @DisplayName("补换卡：校验位、卡BIN、已登记的卡号都拒绝，什么也不留下")
    void numbers_that_cannot_be() {
        long card = world.holder("丙");
        world.holder("丁");
        for (var wrong : new String[] {"", null, "62199900000000000１", number(9).substring(0, 18) + (char) ('0' + (number(9).charAt(18) - '0' + 1) % 10),
            "abcd" + number(9), "6219", "4111111111111111"}) {
            refused("card.number-wrong", () -> replace(card, wrong, "2026-11-20"));
        }
        refused("card.number-used", () -> replace(card, number(2), "2026-11-20"));
        refused("card.number-used", () -> replace(card, number(1), "2026-11-20"));
        assertThat(city.text("select count(*) || string_agg(status, '') from card")).isEqualTo("2INACTIVEINACTIVE");
        assertThat(log(card)).isEmpty();
    }

    @Test
    @DisplayName("A16、A1：注销后会员恢复为待办中，可以重新办卡")
    void a16_cancellation_opens_the_member_again() {
        long card = world.holder("戊");
        world.record(card, CardAction.CANCEL, "2026-11-20");
        assertThat(city.text("select handling_status from member where id = ?", member(card))).isEqualTo("OPEN");
        assertThat(city.pendingList(city.union).add(List.of(member(card))).regular()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ACTIVE, OPEN", "TRANSFERRING, OPEN", "RETAINED, OPEN", "LEFT, ISSUED"})
    @DisplayName("注销时会员不在正常状态：恢复正常后才可办卡，已离会的不变")
    void cancellation_of_who_is_not_active(MemberStatus status, String handling) {
        long card = world.holder("己");
        city.change("update member set status = '" + status + "'");
        world.record(card, CardAction.CANCEL, "2026-11-20");
        assertThat(city.text("select handling_status from member")).isEqualTo(handling);
        assertThat(city.pendingList(city.union).add(List.of(member(card))).regular()).isEqualTo(status == MemberStatus.ACTIVE ? 1 : 0);
    }

    @Test
    @DisplayName("日期不能早于制卡或上次变动，不能晚于今天；原因必填的须填写；旧页面、他会的卡被拒绝")
    void guards() {
        long card = world.holder("庚");
        refused("card.date", () -> record(card, CardAction.ACTIVATE, news("2026-11-09")));
        refused("card.future", () -> record(card, CardAction.ACTIVATE, news("2026-11-24")));
        refused("card.future", () -> record(card, CardAction.ACTIVATE, new CardNews(null, ToldBy.BANK, null)));
        refused("card.reason", () -> record(card, CardAction.REPORT_LOSS, new CardNews(CardWorld.TODAY, ToldBy.BANK, " ")));
        record(card, CardAction.ACTIVATE, new CardNews(LocalDate.of(2026, 11, 20), ToldBy.BANK, " "));
        assertThat(log(card)).containsExactly("ACTIVATE DONE 2026-11-20 激活（银行告知）");
        refused("card.date", () -> record(card, CardAction.REPORT_LOSS, news("2026-11-19")));
        refused("changed-meanwhile", () -> {
            world.cards(city.union).record(card, 0, CardAction.REPORT_LOSS, news("2026-11-21"));
            return null;
        });
        refused("not-allowed", () -> {
            world.cards(city.otherUnion).record(card, world.version(card), CardAction.REPORT_LOSS, news("2026-11-21"));
            return null;
        });
        assertThat(world.cards(city.otherUnion).of(member(card))).isEmpty();
        assertThat(world.status(card)).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    @DisplayName("§9c 19：持卡人转会，卡随人走，新工会不能再办一张")
    void rule_19_who_had_a_card_keeps_it_on_transfer() {
        long card = world.holder("辛");
        long member = member(card);
        city.change("update member set union_id = " + city.otherUnion + ", district_id = 4, handling_status = 'OPEN' where id = " + member);
        assertThat(city.pendingList(city.otherUnion).add(List.of(member)).regular()).isZero();
        assertThat(world.cards(city.otherUnion).of(member)).extracting(HeldCard::id).containsExactly(card);
        assertThat(world.cards(city.union).of(member)).isEmpty();
        assertThatThrownBy(() -> world.card(member)).hasMessageContaining("uq_card_person");
    }

    private HeldCard held(long card) {
        return world.cards(city.union).of(member(card)).stream().filter(c -> c.id() == card).findFirst().orElseThrow();
    }

    private long member(long card) {
        return Long.parseLong(city.text("select member_id from card where id = ?", card));
    }

    private List<String> log(long card) {
        return city.jdbi().withHandle(h -> h.createQuery("select step || ' ' || outcome || ' ' || text from card_log where card_id = :card order by id")
                .bind("card", card).mapTo(String.class).list());
    }

    private Object record(long card, CardAction action, CardNews news) {
        return world.inTransaction(() -> {
            world.cards(city.union).record(card, world.version(card), action, news);
            return null;
        });
    }

    private Object replace(long card, String number, String on) {
        return world.inTransaction(() -> {
            world.cards(city.union).replace(card, world.version(card), number, news(on));
            return null;
        });
    }

    private static String mask(String number) {
        return number.substring(0, 6) + "****" + number.substring(15);
    }

    private void refused(String code, Callable<?> work) {
        assertThatThrownBy(() -> world.inTransaction(work)).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

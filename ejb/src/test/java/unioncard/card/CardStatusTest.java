package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("卡状态")
class CardStatusTest {

    /** From each state with each action, for a card that was activated once; a card that never was differs where it says so. */
    private static final Map<CardStatus, String> ALLOWED = Map.of(
            CardStatus.INACTIVE, "ACTIVATE>ACTIVE REPORT_LOSS>LOST REPLACE>REPLACED CANCEL>CANCELLED",
            CardStatus.ACTIVE, "REPORT_LOSS>LOST REPLACE>REPLACED CANCEL>CANCELLED",
            CardStatus.LOST, "LIFT_LOSS>ACTIVE REPLACE>REPLACED CANCEL>CANCELLED",
            CardStatus.REPLACED, "", CardStatus.CANCELLED, "");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @CsvSource({"INACTIVE", "ACTIVE", "LOST", "REPLACED", "CANCELLED"})
    @DisplayName("每种卡状态下，能办的办成，不能办的一律以同一种异常拒绝（T26）")
    void every_action_in_every_state(CardStatus status) {
        for (var action : CardAction.values()) {
            var to = Stream.of(ALLOWED.get(status).split(" ")).filter(way -> way.startsWith(action + ">")).findFirst();
            assertThat(status.actions().contains(action)).as(status + " " + action).isEqualTo(to.isPresent());
            if (to.isPresent()) {
                assertThat(status.after(action, true)).isEqualTo(CardStatus.valueOf(to.get().substring(to.get().indexOf('>') + 1)));
            } else {
                assertThatThrownBy(() -> status.after(action, true)).as(status + " " + action)
                        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo("card.not-possible"));
            }
        }
    }

    @Test
    @DisplayName("激活前挂失的卡，解挂后仍未激活")
    void a_card_lost_before_it_was_activated() {
        assertThat(CardStatus.LOST.after(CardAction.LIFT_LOSS, false)).isEqualTo(CardStatus.INACTIVE);
        assertThat(CardStatus.INACTIVE.after(CardAction.ACTIVATE, false)).isEqualTo(CardStatus.ACTIVE);
    }

    @Test
    @DisplayName("状态与数据库约束、每人一张有效卡的唯一索引一致")
    void the_schema_says_the_same() {
        assertThat(quoted("select pg_get_constraintdef(oid) from pg_constraint where conname = 'card_status_check'"))
                .isEqualTo(Arrays.stream(CardStatus.values()).map(Enum::name).collect(Collectors.toSet()));
        assertThat(quoted("select pg_get_indexdef('uq_card_person'::regclass)"))
                .isEqualTo(Arrays.stream(CardStatus.values()).filter(CardStatus::isLive).map(Enum::name).collect(Collectors.toSet()));
        assertThat(quoted("select pg_get_constraintdef(oid) from pg_constraint where conname = 'card_pickup_way_check'"))
                .isEqualTo(Arrays.stream(PickupWay.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    private Set<String> quoted(String sql) {
        var text = database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
        return Pattern.compile("'([A-Z]+)'").matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}

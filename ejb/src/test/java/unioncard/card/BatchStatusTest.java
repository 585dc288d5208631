package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("办卡批次状态")
class BatchStatusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    /** What can happen to a batch of two lines. */
    private static final Map<String, Consumer<CardBatch>> ACTIONS = Map.of(
            "SEND", batch -> batch.markSent(NOW), "ACKNOWLEDGE", batch -> batch.acknowledge(NOW), "REJECT", batch -> batch.reject("格式不符", NOW),
            "ANSWER_ONE", batch -> batch.answered(1, 0, NOW), "ANSWER_BOTH", batch -> batch.answered(1, 1, NOW), "WITHDRAW", CardBatch::withdraw,
            "PRINT", batch -> batch.print(NOW), "SEND_ANEW", batch -> batch.sendAnew("city"));
    /** Where each action leads from each state; what is not named is refused. Files and answers that come again are harmless. */
    private static final Map<BatchStatus, String> ALLOWED = Map.of(
            BatchStatus.TO_SEND, "SEND>SENT WITHDRAW>WITHDRAWN ACKNOWLEDGE>TO_SEND PRINT>TO_SEND",
            BatchStatus.SENT, "SEND>SENT ACKNOWLEDGE>ACKNOWLEDGED REJECT>REJECTED ANSWER_ONE>PARTLY_ANSWERED ANSWER_BOTH>ANSWERED PRINT>SENT",
            BatchStatus.ACKNOWLEDGED, "SEND>ACKNOWLEDGED ACKNOWLEDGE>ACKNOWLEDGED ANSWER_ONE>PARTLY_ANSWERED ANSWER_BOTH>ANSWERED PRINT>ACKNOWLEDGED",
            BatchStatus.PARTLY_ANSWERED, "SEND>PARTLY_ANSWERED ACKNOWLEDGE>PARTLY_ANSWERED ANSWER_ONE>PARTLY_ANSWERED ANSWER_BOTH>ANSWERED "
                    + "PRINT>PARTLY_ANSWERED",
            BatchStatus.ANSWERED, "SEND>ANSWERED ACKNOWLEDGE>ANSWERED ANSWER_BOTH>ANSWERED PRINT>ANSWERED",
            BatchStatus.REJECTED, "SEND>REJECTED ACKNOWLEDGE>REJECTED SEND_ANEW>TO_SEND WITHDRAW>WITHDRAWN PRINT>REJECTED",
            BatchStatus.WITHDRAWN, "SEND>WITHDRAWN ACKNOWLEDGE>WITHDRAWN");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @BeforeEach
    void aBatchOfTwo() {
        var world = new CardWorld(database);
        world.pendingList(world.union).add(List.of(world.member("曹涛"), world.member("李𬎆")));
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
    }

    @ParameterizedTest
    @EnumSource(BatchStatus.class)
    @DisplayName("每种批次状态下，能办的办成，重复到达的无害，其余一律以同一种异常拒绝（T26）")
    void every_action_in_every_state(BatchStatus status) {
        database.jdbi().useHandle(h -> h.execute("update card_batch set status = ?", status));
        ACTIONS.forEach((action, act) -> {
            var to = Stream.of(ALLOWED.get(status).split(" ")).filter(way -> way.startsWith(action + ">")).findFirst();
            var batch = stored();
            if (to.isPresent()) {
                act.accept(batch);
                assertThat(batch.status()).as(status + " " + action).hasToString(to.get().substring(to.get().indexOf('>') + 1));
            } else {
                assertThatThrownBy(() -> act.accept(batch)).as(status + " " + action).isInstanceOfSatisfying(DomainException.class,
                        e -> assertThat(e.code()).isEqualTo(action.equals("PRINT") ? "batch.not-printable" : "batch.state"));
                assertThat(batch.status()).isEqualTo(status);
            }
        });
    }

    @Test
    @DisplayName("状态与数据库约束一致；只有撤回的不能打印清册，只有撤回的和反馈齐的不再变")
    void the_schema_says_the_same() {
        var constraint = database.jdbi().withHandle(h -> h.createQuery(
                "select pg_get_constraintdef(oid) from pg_constraint where conname = 'card_batch_status_check'").mapTo(String.class).one());
        assertThat(Pattern.compile("'([A-Z_]+)'").matcher(constraint).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(BatchStatus.values()).map(Enum::name).toList());
        assertThat(Arrays.stream(BatchStatus.values()).filter(status -> !status.printable())).containsExactly(BatchStatus.WITHDRAWN);
        assertThat(Arrays.stream(BatchStatus.values()).filter(status -> status.next().isEmpty()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(BatchStatus.WITHDRAWN, BatchStatus.ANSWERED);
    }

    /** The batch as it is in the database; what is done to it is not stored. */
    private CardBatch stored() {
        return database.inTransaction(() -> {
            var batch = database.entities().createQuery("select b from CardBatch b", CardBatch.class).getSingleResult();
            database.entities().detach(batch);
            return batch;
        });
    }
}

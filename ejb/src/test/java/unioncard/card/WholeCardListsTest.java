package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.FilterWords;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("办卡名单整份导出")
class WholeCardListsTest {

    private static final Slice BY_NAME = new Slice(0, 20, "name", true);
    private static final LineFilter EVERY_LINE = new LineFilter(null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void threeMembers() {
        world = new CardWorld(database);
        var members = List.of(world.member("曹𬎆"), world.member("张䶮"), world.member("李雷"));
        world.member(world.otherUnion, "韩梅", "RESIDENT_ID");
        world.pendingList(world.union).add(members);
    }

    @Test
    @DisplayName("会员卡信息、待办人员一个不少，次序、条件与页面相同，只有本单位的人")
    void members_and_pending() {
        var cards = world.cardMembers(world.union);
        assertThat(all((Consumer<CardMemberRow> each) -> cards.export(CardMemberFilter.ALL, BY_NAME, each)))
                .isEqualTo(cards.list(CardMemberFilter.ALL, BY_NAME).rows()).hasSize(3);
        assertThat(all((Consumer<CardMemberRow> each) -> cards.export(CardMemberFilter.named("李"), BY_NAME, each)))
                .extracting(CardMemberRow::name).containsExactly("李雷");
        var list = world.pendingList(world.union);
        var regular = PendingFilter.of(Channel.REGULAR);
        assertThat(all((Consumer<PendingRow> each) -> list.export(regular, BY_NAME, each))).isEqualTo(list.list(regular, BY_NAME).rows()).hasSize(3);
        assertThat(all((Consumer<PendingRow> each) -> list.export(PendingFilter.of(Channel.SPECIAL), BY_NAME, each))).isEmpty();
        assertThat(all((Consumer<PendingRow> each) -> world.pendingList(world.otherUnion).export(regular, BY_NAME, each))).isEmpty();
    }

    @Test
    @DisplayName("批次明细一行不少，别的工会的批次导不出")
    void lines() {
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        long batch = Long.parseLong(world.text("select id from card_batch"));
        world.change("update card_batch_line set status = 'REFUSED', bank_text = '姓名有误', answered_at = now() where seq = 2");
        var batches = world.batches(world.union);
        assertThat(all((Consumer<BatchLine> each) -> batches.exportLines(batch, EVERY_LINE, each)))
                .isEqualTo(batches.lines(batch, EVERY_LINE, Slice.first(20)).rows()).hasSize(3);
        assertThat(all((Consumer<BatchLine> each) -> batches.exportLines(batch, new LineFilter(LineStatus.REFUSED, null), each)))
                .extracting(BatchLine::seq).containsExactly(2);
        assertThatThrownBy(() -> world.batches(world.otherUnion).exportLines(batch, EVERY_LINE, line -> { })).hasMessage("not-found");
    }

    @Test
    @DisplayName("审计日志只记用了哪些条件，不记条件的内容")
    void words_of_filters() {
        assertThat(FilterWords.of(CardMemberFilter.ALL)).isEqualTo("(all)");
        assertThat(FilterWords.of(CardMemberFilter.named("李𬎆"))).isEqualTo("(name)");
        assertThat(FilterWords.of(new LineFilter(LineStatus.REFUSED, HandOutState.values()[0]))).isEqualTo("(status, handOut)");
    }

    private <T> List<T> all(Consumer<Consumer<T>> export) {
        var rows = new ArrayList<T>();
        database.inTransaction(() -> export.accept(rows::add));
        return rows;
    }
}

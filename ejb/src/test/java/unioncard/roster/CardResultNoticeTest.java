package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("银行反馈结果通知")
class CardResultNoticeTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private long batch;

    @BeforeEach
    void aBatchSubmitted() {
        world = new CardWorld(database);
        world.pendingList(world.union).add(List.of(world.member("李𬎆"), world.member("张䶮")));
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        batch = Long.parseLong(world.text("select id from card_batch"));
    }

    @Test
    @DisplayName("银行反馈之前没有；部分反馈后写明谁办成、谁失败和原因、谁还没有反馈；再反馈后是另一张")
    void who_has_a_card_and_who_was_refused() {
        assertThatThrownBy(() -> print(world.union)).hasMessage("paper.not-answered");
        world.change("update card_batch_line set status = 'REFUSED', bank_code = '2001', bank_text = '姓名含生僻字', answered_at = now() where name = '李𬎆'");
        world.change("update card_batch set status = 'PARTLY_ANSWERED', refused_count = 1, feedback_at = now()");
        assertThat(print(world.union)).contains("部分反馈", "办卡成功0人，办卡失败1人，尚未反馈1人", "李𬎆", "办卡失败姓名含生僻字更正后重新办理", "第1次打印")
                .doesNotContain("31010119900101", "null");
        assertThat(print(world.union)).contains("第2次打印");
        world.change("update card_batch_line set status = 'ISSUED', answered_at = now() where name = '张䶮'");
        world.change("update card_batch set status = 'ANSWERED', issued_count = 1");
        assertThat(print(world.union)).contains("已反馈", "办卡成功1人，办卡失败1人，尚未反馈0人", "办卡成功通知本人领卡", "第1次打印");
        assertThatThrownBy(() -> print(world.otherUnion)).hasMessage("not-found");
    }

    private String print(long union) {
        var user = TestUser.of(database.jdbi(), union);
        return PaperDesk.text(database, user, out -> new CardResultNotice(database.jdbi(), world.clock, new AuditNote(), world.batches(union),
                PaperDesk.archive(database, world.clock, user)).print(batch, out));
    }
}

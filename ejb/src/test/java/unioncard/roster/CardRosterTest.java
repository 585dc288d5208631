package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("打印清册")
class CardRosterTest {

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
    @DisplayName("§9c 17：银行反馈之前就可打印；印的是提交时的明细，不是会员今天的资料；再印计数加一，撤回后不可")
    void rule_17_before_the_answer_and_as_submitted() {
        world.change("update person set name = '李四' where name = '李𬎆'");
        assertThat(print(world.union)).contains("李𬎆", "张䶮", "3101****", world.text("select batch_no from card_batch")).doesNotContain("李四", "31010119900101");
        print(world.union);
        assertThat(world.text("select print_count || ' ' || status from card_batch")).isEqualTo("2 TO_SEND");
        assertThatThrownBy(() -> print(world.otherUnion)).hasMessage("not-found");
        database.inTransaction(() -> world.batches(world.union).withdraw(batch));
        assertThatThrownBy(() -> print(world.union)).hasMessage("batch.not-printable");
    }

    /** The text of the paper. */
    private String print(long union) {
        return database.inTransaction(() -> {
            var user = TestUser.of(database.jdbi(), union);
            var roster = new CardRoster(database.jdbi(), world.clock, user, new AuditNote(), world.batches(union),
                    PaperDesk.room(database, world.clock, user, database.parameters()));
            roster.entities = database.entities();
            var out = new ByteArrayOutputStream();
            roster.print(batch, out);
            try (var paper = Loader.loadPDF(out.toByteArray())) {
                return new PDFTextStripper().getText(paper);
            }
        });
    }
}

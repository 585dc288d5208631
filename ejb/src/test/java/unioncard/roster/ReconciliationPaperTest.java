package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.bankfile.BankDesk;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("办卡对账单")
class ReconciliationPaperTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    @DisplayName("当月每个发送日一行，有合计和结论；没有发送的月份是一张空单；有一日不符的写明")
    void a_month() {
        var world = new CardWorld(database);
        world.pendingList(world.union).add(List.of(world.member("李𬎆"), world.member("张䶮")));
        world.allHavePassed();
        var batchNo = database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        var user = TestUser.of(database.jdbi(), Long.parseLong(world.text("select id from trade_union where level = 'MUNICIPAL'")));
        var desk = new BankDesk(database, world.clock, new AtomicInteger());
        desk.send(Long.parseLong(world.text("select id from card_batch where batch_no = ?", batchNo)));
        var month = YearMonth.now(world.clock);
        var paper = new ReconciliationPaper(database.jdbi(), world.clock, user, new AuditNote(),
                PaperDesk.room(database, world.clock, user, database.parameters()), desk.monitor(user));
        assertThat(PaperDesk.text(database, user, (OutputStream out) -> paper.print(month, out)))
                .contains("办卡对账单", "对账月份：" + month, "共1个发送日", "合计", "对账结论：全部相符", "银行经办人签字").doesNotContain("null");
        assertThat(PaperDesk.text(database, user, (OutputStream out) -> paper.print(month.minusMonths(1), out))).contains("本月没有报送银行的办卡批次");
        world.change("update card_batch set refused_count = 1");
        assertThat(PaperDesk.text(database, user, (OutputStream out) -> paper.print(month, out))).contains("对账结论：有1日不符，请核实");
    }
}

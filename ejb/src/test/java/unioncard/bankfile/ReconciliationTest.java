package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.card.SpecialReason;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;

@DisplayName("与银行对账")
class ReconciliationTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final int LINES = 6;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @RepeatedTest(6)
    @DisplayName("任意的反馈历史：报送＝成功＋失败＋未反馈＋已关闭（T17）")
    void anyHistory(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var bank = new BankWorld(database);
        var batchNo = bank.submit("甲", "乙", "张䶮", "李𬎆", "戊", "己");
        if (random.nextBoolean()) {
            var batch = database.inTransaction(() -> bank.dispatch.batch(bank.batchId(batchNo))).orElseThrow();
            database.inTransaction(() -> bank.dispatch.leave(batch, List.of(new Unfit(1 + random.nextInt(LINES), SpecialReason.RARE_CHARACTER, "姓名含有写不出的字"))));
        }
        bank.send(batchNo);
        bank.firstAnswers();
        int closedAfter = random.nextInt(24);
        for (int file = 0; file < 12; file++) {
            int seq = 1 + random.nextInt(LINES + 1);
            var code = List.of("0000", "1003", "2001", "9001", "7777", "0100").get(random.nextInt(6));
            bank.answer(seq + "|" + code + "|" + (code.equals("0000") ? card(random.nextInt(3) + seq * 10) : ""),
                    random.nextInt(LINES) + 1 + "|1001|");
            if (file == closedAfter && day(bank).open() > 0) {
                bank.world.askToClose(bank.batchId(batchNo), "银行确认未制卡");
                bank.world.agreeToClose();
            }
            var day = day(bank);
            assertThat(day.addsUp()).as("%s", day).isTrue();
            assertThat(day.sent() + day.left()).isEqualTo(LINES);
        }
    }

    @Test
    @DisplayName("不符、逾期未反馈、缺号的，夜间核对后告警一次")
    void alarms() {
        var bank = new BankWorld(database);
        bank.send("甲", "乙");
        bank.answer("1|0000|" + BankWorld.CARD);
        assertThat(day(bank).addsUp()).isTrue();
        bank.world.change("update card set batch_id = null");
        bank.world.change("update bank_file set name = 'GHK_20261123_x_N_R03.txt', at = timestamptz '2026-11-20 00:00+08' where direction = 'IN'");
        var check = new ReconciliationCheck(database.jdbi(), bank.world.clock,
                new WorkingCalendar(database.jdbi(), database.parameters(), bank.world.clock), LayoutFile.standard());
        database.inTransaction(check::check);
        bank.world.change("update card_batch set sent_at = timestamptz '2026-11-06 00:00+08'");
        database.inTransaction(check::check);
        database.inTransaction(check::check);
        assertThat(bank.text("select string_agg(kind, ',' order by kind, id) from exchange_alarm")).isEqualTo("DOES_NOT_ADD_UP,DOES_NOT_ADD_UP,GAP,UNANSWERED");
    }

    private Reconciliation day(BankWorld bank) {
        return database.jdbi().withHandle(h -> ReconciliationSql.days(h, DAY, DAY, bank.world.clock.getZone())).get(0);
    }

    private static String card(int number) {
        return "62199900000000" + "%05d".formatted(number);
    }
}

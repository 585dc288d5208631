package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("反馈挂起处理")
class HeldLinesTest {

    private static final String CARD = BankWorld.CARD;
    private static final String OTHER_CARD = BankWorld.OTHER_CARD;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    private static final HeldFilter ALL = new HeldFilter(null, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;

    @BeforeEach
    void aBatchAtTheBank() {
        bank = new BankWorld(database);
        bank.send("甲", "乙", "张䶮", "丁");
    }

    @Test
    @DisplayName("同一人又成功又失败：两行都挂起，由两人决定采用哪一行，另一行忽略（T11）")
    void twoAnswersForOneMember() {
        assertThat(bank.answer("1|0000|" + CARD, "1|1003|", "2|1003|")).isEqualTo("APPLIED 1/2");
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=REFUSED,3=OPEN,4=OPEN");
        long issued = held("0000");
        settle(issued, new Settlement(true, 1, "0000", "", DATE), "已与银行核实");
        assertThat(bank.statuses()).as("nothing before the second person").startsWith("1=OPEN");
        assertThatThrownBy(() -> decide("clerk")).as("not the own request").isInstanceOf(RuntimeException.class);
        decide("head");
        assertThat(bank.statuses()).startsWith("1=ISSUED");
        assertThat(bank.text("select string_agg(text, '' order by id) from card_log where step = 'FEEDBACK' and outcome = 'PASSED'")).isEqualTo("办卡成功");
        settle(held("1003"), new Settlement(false, null, null, null, null), "以另一行为准");
        decide("head");
        assertThat(bank.text("select string_agg(status || ' ' || settled_by || ' ' || settled_reason, ',' order by id) from bank_rejection"))
                .isEqualTo("APPLIED 经办、经办head 已与银行核实,DISMISSED 经办、经办head 以另一行为准");
        assertThat(bank.text("select issued_count || '+' || refused_count || ' ' || status from card_batch")).isEqualTo("1+1 PARTLY_ANSWERED");
    }

    @Test
    @DisplayName("卡号错的更正后采用；先失败后又办成的，采用后不再留在待办")
    void corrections() {
        bank.answer("1|0000|" + CARD, "2|2001|");
        bank.answer("2|0000|" + OTHER_CARD, "3|7777|");
        assertThat(bank.text("select string_agg(reason, ',' order by line_no) from bank_rejection")).isEqualTo("CONTRADICTION,UNKNOWN_CODE");
        assertThat(bank.text("select count(*) from pending_entry")).isEqualTo("1");
        settle(held("0000"), new Settlement(true, 2, "0000", null, DATE), "银行已更正");
        decide("head");
        assertThat(bank.text("select count(*) from pending_entry")).isEqualTo("0");
        assertThat(bank.text("select text from card_log where step = 'REMOVED'")).isEqualTo("银行已办成，移出待办人员列表");
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=ISSUED,3=OPEN,4=OPEN");
        settle(held("7777"), new Settlement(true, 3, "1001", null, null), "银行电话更正");
        decide("head");
        assertThat(bank.statuses()).isEqualTo("1=ISSUED,2=ISSUED,3=REFUSED,4=OPEN");
        assertThat(bank.text("select bank_code || ' ' || bank_text from card_batch_line where seq = 3")).isEqualTo("1001 姓名与证件号码不符");
    }

    @Test
    @DisplayName("不可能的更正当场说明：序号、返回码、卡号、已占用的卡号、别的工会")
    void whatCannotBe() {
        bank.answer("1|0000|" + CARD, "9|1001|");
        long line = held("1001");
        assertThatThrownBy(() -> settle(line, new Settlement(true, 9, "1001", null, null), "理由")).hasMessage("held.seq");
        assertThatThrownBy(() -> settle(line, new Settlement(true, 2, "7777", null, null), "理由")).hasMessage("held.code");
        assertThatThrownBy(() -> settle(line, new Settlement(true, 2, "0000", "6219990000000000003", DATE), "理由")).hasMessage("held.card");
        assertThatThrownBy(() -> settle(line, new Settlement(true, 2, "0000", CARD, null), "理由")).hasMessage("held.card");
        assertThatThrownBy(() -> lines(bank.user(bank.world.otherUnion, "x")).settle(line, 0, new Settlement(false, null, null, null, null), "理由"))
                .isInstanceOf(NotAllowed.class);
        settle(line, new Settlement(true, 2, "0000", CARD, DATE), "理由");
        assertThatThrownBy(() -> decide("head")).hasMessage("held.still-unfit");
        assertThat(bank.text("select status from bank_rejection")).isEqualTo("HELD");
        assertThatThrownBy(() -> settle(line, new Settlement(false, null, null, null, null), "理由")).hasMessage("approval.open-already");
    }

    @Test
    @DisplayName("文件停止处理、拒收或还在读入时，其中的行不能更正采用，也不列出；处理完毕才可以")
    void linesOfAFileThatIsNotDoneWith() {
        bank.answer("9|1001|");
        long line = held("1001");
        long file = Long.parseLong(bank.text("select file_id from bank_rejection"));
        for (var status : List.of("RECEIVED", "STOPPED", "REFUSED")) {
            bank.world.change("update bank_file set status = '" + status + "' where id = " + file);
            assertThat(lines(bank.user(bank.world.union, "clerk")).list(ALL, Slice.first(20)).rows()).as(status).isEmpty();
            assertThatThrownBy(() -> settle(line, new Settlement(true, 2, "1001", null, null), "理由")).as(status).hasMessage("changed-meanwhile");
        }
        bank.world.change("update bank_file set status = 'APPLIED' where id = " + file);
        settle(line, new Settlement(true, 2, "1001", null, null), "理由");
        bank.world.change("update bank_file set status = 'STOPPED' where id = " + file);
        assertThatThrownBy(() -> decide("head")).isInstanceOf(RuntimeException.class);
        assertThat(bank.statuses()).as("nothing has taken effect").startsWith("1=OPEN,2=OPEN");
    }

    @Test
    @DisplayName("撤回的批次又来反馈：整份隔离，逐行只能忽略（T10）")
    void lateAnswers() {
        bank.world.change("update card_batch set status = 'WITHDRAWN'");
        assertThat(bank.answer("1|0000|" + CARD, "2|1003|")).isEqualTo("QUARANTINED 0/2");
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=OPEN,3=OPEN,4=OPEN");
        assertThat(bank.text("select string_agg(distinct reason, '') from bank_rejection")).isEqualTo("BATCH_CLOSED");
        assertThatThrownBy(() -> settle(held("0000"), new Settlement(true, 1, "0000", null, DATE), "理由")).hasMessage("held.batch-closed");
        settle(held("0000"), new Settlement(false, null, null, null, null), "已通知银行销卡");
        decide("head");
    }

    @Test
    @DisplayName("清单按数据范围；导出的卡号有掩码")
    void listAndExport() throws IOException {
        bank.answer("9|0000|" + CARD);
        var mine = lines(bank.user(bank.world.union, "c"));
        assertThat(mine.list(ALL, Slice.first(10)).rows()).extracting(row -> row.cardNo().text()).containsExactly("621999****0002");
        assertThat(lines(bank.user(bank.world.otherUnion, "x")).list(ALL, Slice.first(10)).rows()).isEmpty();
        var out = new ByteArrayOutputStream();
        mine.write(ALL, out);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray())); var rows = book.getFirstSheet().openStream()) {
            var text = rows.map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).collect(Collectors.joining("|")))
                    .collect(Collectors.joining("\n"));
            assertThat(text).contains("621999****0002", "序号不存在").doesNotContain(CARD);
        }
    }

    private long held(String code) {
        return Long.parseLong(bank.text("select id from bank_rejection where code = ? and status = 'HELD'", code));
    }

    private void settle(long id, Settlement wish, String reason) {
        int version = Integer.parseInt(bank.text("select version from bank_rejection where id = ?", id));
        database.inTransaction(() -> lines(bank.user(bank.world.union, "clerk")).settle(id, version, wish, reason));
    }

    private HeldLines lines(CurrentUser user) {
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), bank.world.clock);
        return new HeldLines(database.jdbi(), user, new AuditNote(), database.personalData(), requests, settlement(user),
                bank.world.clock);
    }

    private LineSettlement settlement(CurrentUser user) {
        return new LineSettlement(database.jdbi(), bank.exchange, user, database.personalData(), bank.world.clock, () -> List.of("621999"));
    }

    private void decide(String login) {
        var user = bank.user(bank.world.union, login);
        long id = Long.parseLong(bank.text("select id from approval_request where status = 'OPEN'"));
        var approvals = new Approvals(database.jdbi(), user, new AuditNote(), database.personalData(), new ApprovalKinds(List.of(settlement(user))),
                bank.world.clock);
        database.inTransaction(() -> approvals.approve(id, 0));
    }
}

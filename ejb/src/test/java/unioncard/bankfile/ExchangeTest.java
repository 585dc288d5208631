package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.card.Skipped;
import unioncard.shared.TestDatabase;

@DisplayName("银行反馈入库")
class ExchangeTest {

    private static final String CARD = BankWorld.CARD;
    private static final String OTHER_CARD = BankWorld.OTHER_CARD;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private BankWorld bank;
    private CardWorld world;
    private Exchange exchange;
    private FileReception reception;
    private String batchNo;

    @BeforeEach
    void aBatchAtTheBank() {
        bank = new BankWorld(database);
        world = bank.world;
        exchange = bank.exchange;
        reception = bank.reception;
        batchNo = bank.send("甲", "乙", "张䶮", "丁");
        bank.send(batchNo);
    }

    @Test
    @DisplayName("成功、失败、转特殊通道同时生效；已发=成功+失败+未反馈")
    void aPartialAnswer() {
        assertThat(apply("1|0000|" + CARD, "2|1003|", "3|2001|")).isEqualTo("APPLIED 3/0");
        assertThat(statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=REFUSED,4=OPEN");
        assertThat(handling()).isEqualTo("ISSUED,FAILED,FAILED,IN_PROGRESS");
        assertThat(world.text("select status || issued_count || refused_count || line_count from card_batch")).isEqualTo("PARTLY_ANSWERED124");
        assertThat(world.text("select channel || special_reason || verification from pending_entry")).isEqualTo("SPECIALRARE_CHARACTERUNVERIFIED");
        assertThat(world.text("select text from card_log where outcome = 'FAILED' and text like '%生僻字%'"))
                .isEqualTo("办卡失败：姓名含生僻字，已转入特殊办卡通道，请完善信息");
        assertThat(world.text("select card_no_sealed from card")).startsWith("v1.C.");
        assertThat(apply("4|0000|" + OTHER_CARD)).isEqualTo("APPLIED 1/0");
        assertThat(world.text("select status || issued_count || refused_count from card_batch")).isEqualTo("ANSWERED22");
        assertThat(world.text("select feedback_at is not null from card_batch")).isEqualTo("t");
    }

    @Test
    @DisplayName("同样的反馈再来一次不改变任何东西，相反的反馈被挂起")
    void repeatedAndContradictingAnswers() {
        apply("1|0000|" + CARD, "2|1003|");
        assertThat(apply("1|0000|" + CARD, "2|1003|")).isEqualTo("APPLIED 0/0");
        assertThat(apply("1|1003|", "2|0000|" + OTHER_CARD, "3|0000|" + OTHER_CARD)).isEqualTo("APPLIED 0/3");
        assertThat(world.text("select string_agg(reason, ',' order by line_no) from bank_rejection"))
                .isEqualTo("CONTRADICTION,CONTRADICTION,CARD_IN_USE");
        assertThat(statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=OPEN,4=OPEN");
        assertThat(apply("3|0000|" + OTHER_CARD, "3|1001|")).as("both kinds in one file").isEqualTo("APPLIED 0/2");
    }

    @Test
    @DisplayName("同一文件里同一行出现两次：生效一次；同一卡号给了两个人的，都挂起")
    void theSameLineTwiceInOneFile() {
        assertThat(apply("1|0000|" + CARD, "2|1003|", "1|0000|" + CARD, "2|1003|")).isEqualTo("APPLIED 2/0");
        assertThat(world.text("select repeated_count from bank_file where kind = 'RESULT'")).isEqualTo("2");
        assertThat(statuses()).isEqualTo("1=ISSUED,2=REFUSED,3=OPEN,4=OPEN");
        assertThat(apply("3|0000|" + OTHER_CARD, "4|0000|" + OTHER_CARD, "3|0000|" + OTHER_CARD)).isEqualTo("APPLIED 0/2");
        assertThat(world.text("select string_agg(line_no || reason, ',' order by line_no) from bank_rejection")).isEqualTo("2CARD_IN_USE,3CARD_IN_USE");
    }

    @Test
    @DisplayName("序号、会员编号、返回码、卡号不对的，逐行挂起，其余照常")
    void linesThatDoNotFit() {
        world.change("insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at) select person_id, id,"
                + " district_id, 'x', 'other', current_date, now() from member order by id limit 1");
        assertThat(apply("1|0000|" + CARD, "2|7777|", "99|1003|", "4|1003|")).isEqualTo("APPLIED 1/3");
        assertThat(world.text("select string_agg(reason, ',' order by line_no) from bank_rejection"))
                .isEqualTo("HAS_CARD,UNKNOWN_CODE,UNKNOWN_LINE");
        var wrongMember = bank.received(FileKind.RESULT, batchNo);
        world.change("insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code) values (" + wrongMember + ", 2, '" + batchNo
                + "', 3, '9999999999', '1003')");
        database.inTransaction(() -> exchange.apply(wrongMember, batchNo));
        assertThat(world.text("select reason from bank_rejection where file_id = ?", wrongMember)).isEqualTo("OTHER_MEMBER");
    }

    @Test
    @DisplayName("同一序号先写错会员编号、再写对：错的挂起，对的照常生效，不当作重复")
    void theRightLineBehindAWrongOne() {
        var file = bank.received(FileKind.RESULT, batchNo);
        world.change("insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code) select " + file + ", n, '" + batchNo + "', 2,"
                + " case n when 2 then '9999999999' else member_no end, '1003' from card_batch_line, generate_series(2, 4) n where seq = 2");
        assertThat(bank.apply(file, batchNo)).isEqualTo("APPLIED 1/1");
        assertThat(world.text("select line_no || reason from bank_rejection")).isEqualTo("2OTHER_MEMBER");
        assertThat(world.text("select repeated_count from bank_file where id = ?", file)).isEqualTo("1");
        assertThat(statuses()).isEqualTo("1=OPEN,2=REFUSED,3=OPEN,4=OPEN");
    }

    @Test
    @DisplayName("回执：受理、整批拒收；已反馈的批次不能再拒收")
    void acknowledgements() {
        var ack = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, true, "1", "0", "")));
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, true, "1", "0", "")));
        assertThat(world.text("select status from card_batch")).isEqualTo("ACKNOWLEDGED");
        assertThat(exchange.batch(batchNo).sent()).isTrue();
        assertThatThrownBy(() -> exchange.batch("20260101000001")).isInstanceOf(FileRefused.class).hasMessageStartingWith("批次不存在、未发送或已撤回。请与银行核实批次编号");
        assertThat(world.text("select count(*) from card_log where text = '银行已受理'")).as("once for each of four, although told twice").isEqualTo("4");
        assertThatThrownBy(() -> database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, false, "1", "0", "摘要不符"))))
                .isInstanceOf(FileRefused.class).hasMessageContaining("批次已受理");
    }

    @Test
    @DisplayName("受理回执重复的行数、摘要与所发文件不一致：不算受理（A10）")
    void acknowledgementOfAnotherFile() {
        world.change("update bank_file set line_count = 4, sm3 = repeat('a', 64) where direction = 'OUT'");
        var ack = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        for (var other : List.of(new Acknowledgement(batchNo, true, "3", "a".repeat(64), ""), new Acknowledgement(batchNo, true, "4", "b".repeat(64), ""),
                new Acknowledgement(batchNo, true, "", "", ""))) {
            assertThatThrownBy(() -> database.inTransaction(() -> exchange.acknowledge(ack, other))).isInstanceOf(FileRefused.class)
                    .hasMessageContaining("行数或摘要与所发文件不一致");
        }
        assertThat(world.text("select status from card_batch")).isEqualTo("SENT");
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, true, "4", "a".repeat(64), "")));
        assertThat(world.text("select status from card_batch")).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    @DisplayName("整批拒收后又来受理回执：不予接受，批次和日志不变；同样的拒收再来一次无害")
    void acceptedAfterRejection() {
        var ack = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, false, "1", "0", "文件格式不符")));
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, false, "1", "0", "文件格式不符")));
        assertThatThrownBy(() -> database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, true, "1", "0", ""))))
                .isInstanceOf(FileRefused.class).hasMessageContaining("批次已被拒收");
        assertThat(world.text("select status from card_batch")).isEqualTo("REJECTED");
        assertThat(world.text("select string_agg(distinct text, ',') from card_log where batch_no = ? and step = 'EXCHANGE' and text like '银行%'", batchNo))
                .isEqualTo("银行拒收：文件格式不符");
    }

    @Test
    @DisplayName("整批拒收的批次可撤回：会员带着校验结果回到待办人员列表，可再次提交；对账不受影响")
    void aRejectedBatchIsTakenBack() {
        var ack = bank.received(FileKind.ACKNOWLEDGEMENT, batchNo);
        database.inTransaction(() -> exchange.acknowledge(ack, new Acknowledgement(batchNo, false, "1", "0", "文件格式不符")));
        assertThat(handling()).as("nobody is affected yet").isEqualTo("IN_PROGRESS,IN_PROGRESS,IN_PROGRESS,IN_PROGRESS");
        database.inTransaction(() -> world.batches(world.union).withdraw(bank.batchId(batchNo)));
        assertThat(world.text("select string_agg(distinct verification, '') || count(*) from pending_entry")).isEqualTo("PASSED4");
        assertThat(apply("1|0000|" + CARD)).as("an answer that comes nevertheless").isEqualTo("QUARANTINED 0/1");
        var again = database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        bank.send(again);
        var days = database.jdbi().withHandle(h -> ReconciliationSql.days(h, CardWorld.TODAY, CardWorld.TODAY, world.clock.getZone()));
        assertThat(days).singleElement().satisfies(day -> assertThat(day.addsUp()).isTrue()).extracting(Reconciliation::sent).isEqualTo(4);
    }

    @Test
    @DisplayName("转会中的会员被银行退回：日志不说已转入特殊通道，说明以后如何加入")
    void specialAnswerForWhoIsNotActive() {
        world.change("update member set status = 'TRANSFERRING' where id = (select member_id from card_batch_line where seq = 3)");
        apply("3|2001|");
        assertThat(world.text("select count(*) from pending_entry")).isEqualTo("0");
        assertThat(world.text("select text from card_log where step = 'FEEDBACK'")).isEqualTo("办卡失败：姓名含生僻字，会员状态恢复正常后可加入特殊办卡通道");
    }

    @Test
    @DisplayName("§9c 19：离会前已报银行的人重新入会，不能再申请；卡办成后归他现在的会籍")
    void whoHasLeftAndComesBackWhileTheBankWorks() {
        world.change("update member set status = 'LEFT' where id = (select member_id from card_batch_line where seq = 1)");
        long again = Long.parseLong(world.text("""
                insert into member (member_no, person_id, union_id, district_id, status, created_at)
                select '0079999999', l.person_id, u.id, u.district_id, 'ACTIVE', now() from card_batch_line l, trade_union u
                where l.seq = 1 and u.id = ? returning id""", world.otherUnion));
        var list = world.pendingList(world.otherUnion);
        assertThat(list.add(List.of(again)).skipped()).containsExactly(Map.entry(Skipped.IN_PROGRESS, 1));
        apply("1|0000|" + CARD);
        assertThat(world.text("select handling_status || (select member_id from card) from member where id = ?", again)).isEqualTo("ISSUED" + again);
        assertThat(world.text("select text from card_log where member_id = ?", again)).isEqualTo("离会前申请的会员服务卡已办成，由本人继续使用，无需重新办卡");
        assertThat(list.add(List.of(again)).skipped()).containsExactly(Map.entry(Skipped.HAS_CARD, 1));
    }

    @Test
    @DisplayName("同一文件收到两次只处理一次；同名不同内容是警报")
    void receiving() {
        var name = "GHK_20261123_" + batchNo + "_N_R01.txt";
        var first = database.inTransaction(() -> reception.receive(name, "a".repeat(64), 10));
        assertThat(first.done()).isFalse();
        assertThat(world.text("select count(*) from job_run where job = 'bank-file-import'")).isEqualTo("1");
        assertThat(database.inTransaction(() -> reception.receive(name, "a".repeat(64), 10)).fileId()).isEqualTo(first.fileId());
        assertThat(world.text("select count(*) from job_run where job = 'bank-file-import'")).isEqualTo("1");
        world.change("update bank_file set status = 'APPLIED' where id = " + first.fileId());
        assertThat(database.inTransaction(() -> reception.receive(name, "a".repeat(64), 10)).done()).as("while its job is still open").isFalse();
        world.change("update job_run set status = 'COMPLETED' where job = 'bank-file-import'");
        assertThat(database.inTransaction(() -> reception.receive(name, "a".repeat(64), 10)).done()).isTrue();
        assertThat(database.inTransaction(() -> reception.receive(name, "b".repeat(64), 10)).done()).isTrue();
        assertThat(database.inTransaction(() -> reception.receive("../x.txt", "c".repeat(64), 10)).done()).isTrue();
        assertThat(world.text("select string_agg(status, ',' order by id) from bank_file where direction = 'IN'"))
                .isEqualTo("APPLIED,REPEATED,REFUSED,REFUSED");
    }

    @Test
    @DisplayName("被拒收的文件没有生效：银行再次发来同样内容的，重新判断；还没移出收件目录的就是它自己；改用约定文件名的也照收")
    void refusedFilesComeAgain() {
        var name = "GHK_20261123_" + batchNo + "_N_R01.txt";
        reception.lies = any -> true;
        long first = receive(name, "a").fileId();
        database.inTransaction(() -> exchange.refuse(exchange.incoming(first), FileProblem.EMPTY.words()));
        assertThat(receive(name, "a")).as("its job has still to move it").isEqualTo(new FileReception.Receipt(first, false));
        world.change("update job_run set status = 'COMPLETED' where job = 'bank-file-import'");
        assertThat(receive(name, "a")).as("it was not moved").isEqualTo(new FileReception.Receipt(first, true));
        database.inTransaction(() -> reception.hasLeft(first));
        reception.lies = any -> false;
        assertThat(receive(name, "a")).as("another node has moved it meanwhile").isEqualTo(new FileReception.Receipt(first, true));
        reception.lies = any -> true;
        var again = receive(name, "a");
        assertThat(again.fileId()).isNotEqualTo(first);
        assertThat(again.done()).isFalse();
        assertThat(world.text("select count(*) from job_run where job = 'bank-file-import' and status = 'RUNNING' and subject = ?", "" + again.fileId()))
                .isEqualTo("1");
        database.inTransaction(() -> reception.hasLeft(receive("反馈.txt", "c").fileId()));
        assertThat(receive(name.replace("R01", "R02"), "c").done()).as("under the agreed name").isFalse();
        assertThat(world.text("select string_agg(status, ',' order by id) from bank_file where direction = 'IN'"))
                .isEqualTo("REFUSED,RECEIVED,REFUSED,RECEIVED");
    }

    private FileReception.Receipt receive(String name, String digest) {
        return database.inTransaction(() -> reception.receive(name, digest.repeat(64), 10));
    }

    @Test
    @DisplayName("收不到银行的文件、有文件不能收：各告警一次，未关闭时不重复")
    void notCollected() {
        for (int i = 0; i < 2; i++) {
            database.inTransaction(() -> reception.notCollected("连接不上"));
            database.inTransaction(() -> reception.left(Map.of("../反馈𠮷.txt", "文件名含有路径")));
        }
        assertThat(world.text("select string_agg(kind || ' ' || subject || ' ' || text, ',' order by kind) from exchange_alarm"))
                .isEqualTo("NOT_SENT 收取银行反馈文件 收取不成功，系统每分钟重试：连接不上,REFUSED_FILE ../反馈𠮷.txt 文件名含有路径");
    }

    private String apply(String... lines) {
        return bank.answerTo(batchNo, lines);
    }

    private String statuses() {
        return bank.statuses();
    }

    private String handling() {
        return bank.handling();
    }
}

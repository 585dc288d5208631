package unioncard.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.card.Channel;
import unioncard.card.SpecialReason;
import unioncard.security.AuditNote;
import unioncard.shared.Digests;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;

@DisplayName("办卡申请文件发送")
class RequestDispatchTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    @TempDir
    Path folder;
    private BankWorld bank;

    @BeforeEach
    void aCity() {
        bank = new BankWorld(database);
    }

    @Test
    @DisplayName("银行字符集写不出的，发送前离开批次转入特殊通道，说明是哪个字；其余照常")
    void whatCannotBeWrittenLeaves() {
        var batch = batch(bank.submit("甲", "张䶮", "丙"));
        var lines = new RequestLines(LayoutFile.standard(), BankCharset.of("GBK"), 40);
        assertThat(lines.fits(1, new String[] {"D", "1", "0", "甲"})).isTrue();
        assertThat(lines.fits(2, new String[] {"D", "2", "0", "张䶮"})).isFalse();
        assertThat(lines.unfit()).containsExactly(new Unfit(2, SpecialReason.RARE_CHARACTER, "姓名含有银行字符集（GBK）写不出的字“䶮”"));
        database.inTransaction(() -> bank.dispatch.leave(batch, lines.unfit()));
        database.inTransaction(() -> bank.dispatch.leave(batch, lines.unfit()));
        assertThat(bank.statuses()).isEqualTo("1=OPEN,2=REFUSED,3=OPEN");
        assertThat(bank.handling()).isEqualTo("IN_PROGRESS,FAILED,IN_PROGRESS");
        assertThat(bank.text("select channel || special_reason from pending_entry")).isEqualTo("SPECIALRARE_CHARACTER");
        assertThat(bank.text("select text from card_log where outcome = 'FAILED'")).contains("未报送银行", "䶮", "特殊办卡通道");
        assertThat(batch(batch.batchNo()).openLines()).isEqualTo(2);
        bank.send(batch.batchNo());
        assertThat(bank.answer("1|1003|", "2|0000|" + BankWorld.CARD, "3|1003|")).as("the bank cannot know line 2").isEqualTo("APPLIED 2/1");
        assertThat(bank.text("select reason from bank_rejection")).isEqualTo("UNKNOWN_LINE");
        assertThat(bank.text("select status || refused_count from card_batch")).isEqualTo("ANSWERED3");
    }

    @Test
    @DisplayName("地址、职业写不出或含非标准编码的字、证件类型没有银行代码的，也离开批次；已约定的银行登记姓名保留，不再要求另起姓名")
    void whatIsNoMatterOfTheName() {
        var batch = batch(bank.submit("甲"));
        bank.world.change("insert into special_information (member_id, district_id, bank_name, name_pinyin, completed_at, completed_by) "
                + "select id, district_id, '甲', 'JIA', now(), 'c' from member");
        var lines = new RequestLines(LayoutFile.standard(), BankCharset.of("GBK"), 40);
        var fields = LayoutFile.standard().request().fields(column -> switch (column) {
            case ADDRESS -> "䶮路\uE863号";
            case DOC_TYPE -> "";
            default -> "1";
        });
        assertThat(lines.fits(1, fields)).isFalse();
        assertThat(lines.unfit()).containsExactly(new Unfit(1, SpecialReason.BANK_OTHER, "证件类型没有与银行约定的代码"));
        database.inTransaction(() -> bank.dispatch.leave(batch, lines.unfit()));
        assertThat(bank.text("select special_reason from pending_entry")).isEqualTo("BANK_OTHER");
        assertThat(bank.text("select bank_name || coalesce(completed_by, '-') from special_information")).as("to be looked at again").isEqualTo("甲-");
        var address = new RequestLines(LayoutFile.standard(), BankCharset.of("GB18030"), 40);
        for (var wrong : List.of("和平路\uE863号", "和平路\uDBC0\uDC01号")) {
            address.fits(7, LayoutFile.standard().request().fields(column -> column == BankColumn.ADDRESS ? wrong : "1"));
        }
        assertThat(address.unfit()).extracting(Unfit::reason).containsExactly("地址含有非标准编码的字", "地址含有非标准编码的字");
    }

    @Test
    @DisplayName("与银行约定的姓名仍写不出的，须重新约定：银行登记姓名清空，信息待完善")
    void anAgreedNameThatDoesNotDo() {
        var batch = batch(bank.submit("张䶮"));
        bank.world.change("insert into special_information (member_id, district_id, bank_name, name_pinyin) "
                + "select id, district_id, '张䶮', 'ZHANG YAN' from member");
        database.inTransaction(() -> bank.dispatch.leave(batch, List.of(new Unfit(1, SpecialReason.RARE_CHARACTER, "姓名含有写不出的字"))));
        assertThat(bank.text("select coalesce(bank_name, 'none') || ',' || name_pinyin from special_information")).isEqualTo("none,ZHANG YAN");
    }

    @Test
    @DisplayName("一个人都不剩的批次不发送")
    void nobodyIsLeft() {
        var batch = batch(bank.submit("张䶮"));
        database.inTransaction(() -> bank.dispatch.leave(batch, List.of(new Unfit(1, SpecialReason.RARE_CHARACTER, "姓名含有写不出的字"))));
        assertThat(bank.text("select status from card_batch")).isEqualTo("WITHDRAWN");
        assertThat(database.inTransaction(() -> bank.dispatch.batch(batch.id()))).isEmpty();
    }

    @Test
    @DisplayName("需双人放行的：提交人不能放行，数据库也不让；他人放行后发送（T14）")
    void release() {
        var dispatch = new RequestDispatch(database.jdbi(), bank.world.clock, parameters(Parameter.BANK_RELEASE, 1));
        dispatch.entities = database.entities();
        var batch = batch(bank.submit("甲"));
        var file = database.inTransaction(() -> dispatch.written(batch, "GHK.txt", "d".repeat(64), null, 1));
        assertThat(file.status()).isEqualTo(FileStatus.AWAITING_RELEASE);
        var maker = bank.text("select made_by from bank_file");
        assertThatThrownBy(() -> monitor(maker).release(file.id())).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.code()).isEqualTo("release.own"));
        assertThatThrownBy(() -> bank.world.change("update bank_file set released_by = made_by")).hasMessageContaining("ck_bank_file_two_persons");
        bank.world.change("update job_run set status = 'COMPLETED'");
        database.inTransaction(() -> monitor("second").release(file.id()));
        assertThat(bank.text("select status || ' ' || released_by from bank_file")).isEqualTo("WRITTEN second");
        assertThat(bank.text("select count(*) from job_run where status = 'RUNNING' and job = 'bank-request-export'")).isEqualTo("1");
        assertThatThrownBy(() -> monitor("second").release(file.id())).hasMessage("changed-meanwhile");
    }

    @Test
    @DisplayName("写出后被改动的文件不发送并告警（T15）；撤回的批次不再发送")
    void whatIsNotSent() {
        var batch = batch(bank.submit("甲"));
        var file = database.inTransaction(() -> bank.dispatch.written(batch, "GHK.txt", "d".repeat(64), null, 1));
        database.inTransaction(() -> bank.dispatch.tampered(file));
        assertThat(bank.text("select f.status || ' ' || a.kind from bank_file f, exchange_alarm a")).isEqualTo("REFUSED TAMPERED_FILE");
        bank.world.change("update card_batch set status = 'WITHDRAWN'");
        assertThat(database.inTransaction(() -> bank.dispatch.sending(batch.id(), file))).isFalse();
        assertThat(bank.text("select status from card_batch")).isEqualTo("WITHDRAWN");
    }

    @Test
    @DisplayName("文件正在发往银行的批次不能撤回，发完仍不能；还没有开始发的可以，写好的文件作废")
    void onItsWayItCannotBeWithdrawn() {
        var batch = batch(bank.submit("李𬎆", "甲"));
        var file = database.inTransaction(() -> bank.dispatch.written(batch, "GHK.txt", "d".repeat(64), null, 1));
        var batches = bank.world.batches(bank.world.union);
        assertThat(database.inTransaction(() -> bank.dispatch.sending(batch.id(), file))).isTrue();
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(batch.id()))).hasMessage("batch.being-sent");
        assertThatThrownBy(() -> bank.exchange.batch(batch.batchNo())).as("an answer before the end of sending is tried again")
                .isInstanceOf(IllegalStateException.class);
        database.inTransaction(() -> bank.dispatch.sent(batch.id(), file));
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(batch.id()))).hasMessage("batch.state");

        var other = batch(bank.submit("王𠮷"));
        var written = database.inTransaction(() -> bank.dispatch.written(other, "GHK2.txt", "e".repeat(64), null, 1));
        database.inTransaction(() -> batches.withdraw(other.id()));
        assertThat(bank.text("select status || ' ' || reason from bank_file where id = ?", written.id())).isEqualTo("REFUSED 批次已撤回，未发送");
        assertThat(database.inTransaction(() -> bank.dispatch.sending(other.id(), written))).isFalse();

        var third = batch(bank.submit("丙"));
        database.inTransaction(() -> batches.withdraw(third.id()));
        var late = database.inTransaction(() -> bank.dispatch.written(third, "GHK3.txt", "f".repeat(64), null, 1));
        assertThat(late.status()).as("written while it was withdrawn").isEqualTo(FileStatus.REFUSED);
        assertThat(bank.text("select reason from bank_file where id = ?", late.id())).isEqualTo("批次已撤回，未发送");
    }

    @Test
    @DisplayName("A14：市总可撤回任一工会未发送的批次，原因写入办卡日志；须写原因，已发送的不能撤回")
    void withdrawnByTheFederation() {
        var batch = batch(bank.submit("李𬎆", "甲"));
        var city = bank.world.batches(Long.parseLong(bank.text("select id from trade_union where level = 'MUNICIPAL'")));
        assertThatThrownBy(() -> database.inTransaction(() -> city.withdraw(batch.id()))).as("not its own").hasMessage("not-found");
        assertThatThrownBy(() -> database.inTransaction(() -> city.withdrawForUnion(batch.id(), " 无 "))).hasMessage("batch.withdraw-reason");
        assertThatThrownBy(() -> database.inTransaction(() -> city.withdrawForUnion(-1, "单位名称有误"))).hasMessage("not-found");
        database.inTransaction(() -> city.withdrawForUnion(batch.id(), " 单位名称有误 "));
        assertThat(bank.text("select status from card_batch")).isEqualTo("WITHDRAWN");
        assertThat(bank.text("select string_agg(distinct text, ';') from card_log where step = 'WITHDRAWN'"))
                .isEqualTo("办卡批次已由市总撤回（单位名称有误），回到待办人员列表");
        assertThat(bank.text("select count(*) from pending_entry where verification = 'PASSED'")).isEqualTo("2");

        var sent = batch(bank.submit("王𠮷"));
        bank.send(sent.batchNo());
        assertThatThrownBy(() -> database.inTransaction(() -> city.withdrawForUnion(sent.id(), "单位名称有误"))).hasMessage("batch.state");
    }

    @Test
    @DisplayName("经文件夹发送：临时名、核对、改名，.ok 最后；重复执行无妨，内容不符不发")
    void throughTheFolder() throws IOException {
        var outbox = Files.createDirectory(folder.resolve("outbox"));
        var file = Files.writeString(folder.resolve("GHK.txt"), "内容");
        var gateway = new FolderGateway(outbox);
        gateway.place(file, Digests.sha256(file));
        assertThat(outbox.resolve("GHK.txt")).doesNotExist();
        for (int i = 0; i < 2; i++) {
            gateway.publish("GHK.txt");
            assertThat(outbox.toFile().list()).containsExactlyInAnyOrder("GHK.txt", "GHK.txt.ok");
        }
        assertThatThrownBy(() -> gateway.publish("never-placed.txt")).as("no .ok without its file").isInstanceOf(GatewayTrouble.class);
        assertThatThrownBy(() -> gateway.place(file, "0".repeat(64))).isInstanceOf(IOException.class);
        assertThat(outbox.toFile().list()).containsExactlyInAnyOrder("GHK.txt", "GHK.txt.ok");
    }

    @Test
    @DisplayName("超过银行每份文件的人数，一次提交成为几个批次")
    void severalBatches() {
        for (int i = 0; i < 5; i++) {
            bank.world.pendingList(bank.world.union).add(List.of(bank.world.member("人" + i)));
        }
        bank.world.allHavePassed();
        var numbers = database.inTransaction(() -> bank.world.submission(bank.world.union, parameters(Parameter.BANK_MAX_LINES, 2))
                .submit(Channel.REGULAR));
        assertThat(numbers.split("、")).hasSize(3);
        assertThat(bank.text("select string_agg(line_count::text, ',' order by id) from card_batch")).isEqualTo("2,2,1");
        assertThat(bank.text("select string_agg(batch_id || ':' || seq, ',' order by batch_id, seq) from card_batch_line")).isEqualTo("1:1,1:2,2:1,2:2,3:1");
        assertThat(bank.text("select count(*) from pending_entry")).isEqualTo("0");
    }

    private RequestDispatch.Batch batch(String batchNo) {
        return database.inTransaction(() -> bank.dispatch.batch(bank.batchId(batchNo))).orElseThrow();
    }

    private ExchangeMonitor monitor(String login) {
        return new ExchangeMonitor(database.jdbi(), bank.world.clock, bank.user(1, login), new AuditNote(), new JobRuns(database.jdbi(), bank.world.clock));
    }

    private static Parameters parameters(Parameter which, int value) {
        return new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter == which ? value : new TestDatabase().parameters().number(parameter);
            }
        };
    }
}

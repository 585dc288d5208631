package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.Sealed;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("提交办卡")
class SubmissionTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private PendingList list;
    private Submission submission;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
        list = world.pendingList(world.union);
        submission = world.submission(world.union);
    }

    @Test
    @DisplayName("整个通道成为一个批次：列表清空，会员办卡中，明细是提交时的快照")
    void theWholeChannelBecomesOneBatch() {
        long cao = world.member("曹涛");
        long rare = world.member("李𬎆");
        list.add(List.of(cao, rare));
        world.allHavePassed();
        var batchNo = submit();
        assertThat(batchNo).startsWith("20261123").hasSize(14);
        assertThat(list.counts().get(Channel.REGULAR).total()).isZero();
        assertThat(world.text("select string_agg(distinct handling_status, ',') from member")).isEqualTo("IN_PROGRESS");
        world.change("update person set name = '改名'");
        var batches = world.batches(world.union);
        var batch = batches.list(BatchFilter.ALL, Slice.first(20)).rows().get(0);
        assertThat(batch.batchNo()).isEqualTo(batchNo);
        assertThat(batch.open()).isEqualTo(2);
        assertThat(batches.lines(batch.id(), null, Slice.first(20)).rows()).extracting(BatchLine::seq).containsExactly(1, 2);
        assertThat(batches.lines(batch.id(), null, Slice.first(20)).rows()).extracting(BatchLine::name).containsExactlyInAnyOrder("曹涛", "李𬎆");
        assertThat(world.text("select text from card_log where member_id = ? order by id desc limit 1", cao)).isEqualTo("提交办卡，等待发送银行");
        assertThat(world.text("select subject from job_run where job = 'bank-request-export'")).isEqualTo(Long.toString(batch.id()));
        assertThatThrownBy(() -> world.batches(world.otherUnion).find(batch.id())).hasMessage("not-found");
    }

    @Test
    @DisplayName("有一人未校验、未通过、证件过期、校验过期或特殊信息未完善，就都不能提交，并指出是谁")
    void oneBadEntryBlocksAll() {
        long good = world.member("好");
        long bad = world.member("坏");
        list.add(List.of(good, bad));
        blocked("未通过校验");
        world.allHavePassed();
        world.change("update pending_entry set verification = 'FAILED' where member_id = " + bad);
        blocked("坏：未通过校验");
        world.allHavePassed();
        world.change("update person set document_expires_on = '2026-11-22' where name = '坏'");
        blocked("坏：证件已过期");
        world.change("update person set document_expires_on = '2026-11-23'");
        world.change("update pending_entry set verified_at = '2026-10-20' where member_id = " + bad);
        blocked("坏：校验结果已超过有效期");
        world.allHavePassed();
        world.change("update member set status = 'TRANSFERRING' where id = " + bad);
        blocked("坏：会员状态已不是正常");
        world.change("update member set status = 'ACTIVE'");
        world.change("update pending_entry set channel = 'SPECIAL', special_reason = 'LONG_NAME' where member_id = " + bad);
        assertThatThrownBy(() -> database.inTransaction(() -> submission.submit(Channel.SPECIAL))).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.arguments()[1].toString()).contains("特殊办卡信息未完善"));
        assertThat(submit()).isNotBlank();
    }

    @Test
    @DisplayName("两次点击、两个人同时提交：只产生一个批次，另一个被告知列表为空")
    void twoClicksMakeOneBatch() {
        list.add(List.of(world.member("甲"), world.member("乙")));
        world.allHavePassed();
        var results = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                return database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo("submit.empty");
                return null;
            }
        })).toList().stream().map(CompletableFuture::join).filter(Objects::nonNull).toList();
        assertThat(results).hasSize(1);
        assertThat(world.text("select count(*) from card_batch")).isEqualTo("1");
        assertThat(world.text("select count(*) from card_batch_line")).isEqualTo("2");
    }

    @Test
    @DisplayName("特殊通道：缺什么说什么，完善后可提交，用银行登记姓名")
    void theSpecialChannelAsksForItsParticulars() {
        long rare = world.member("张䶮");
        world.change("update member set special_reason = 'RARE_CHARACTER', handling_status = 'FAILED' where id = " + rare);
        list.add(List.of(rare));
        world.allHavePassed();
        var forms = new SpecialForms(database.jdbi(), world.clock, TestUser.of(database.jdbi(), world.union), new AuditNote(),
                database.personalData());
        long entry = Long.parseLong(world.text("select id from pending_entry"));
        var form = forms.find(entry);
        assertThat(form.missing()).containsExactly("special.bankName");
        assertThat(forms.save(filled(form, null, "地址一"))).isFalse();
        assertThatThrownBy(() -> forms.save(filled(form, "张YAN", null))).hasMessage("pending.stale");
        assertThat(list.counts().get(Channel.SPECIAL).incomplete()).isOne();
        assertThat(forms.find(entry).address()).as("shown masked only").isNull();
        assertThat(forms.find(entry).addressStored().text()).isEqualTo("地****");
        assertThat(forms.save(filled(forms.find(entry), "张YAN", null))).isTrue();
        assertThat(list.counts().get(Channel.SPECIAL).isSubmittable()).isTrue();
        database.inTransaction(() -> submission.submit(Channel.SPECIAL));
        assertThat(world.text("select name || ',' || bank_name || ',' || name_pinyin from card_batch_line")).isEqualTo("张䶮,张YAN,PIN YIN");
        assertThat(world.text("select address_sealed from special_information")).startsWith("v1.A.").doesNotContain("地址")
                .as("what was not typed again is kept").satisfies(token -> assertThat(database.personalData().open(new Sealed(token))).isEqualTo("地址一"));
    }

    @Test
    @DisplayName("发送前可撤回：会员带着校验结果回到待办人员列表，批次编号保留；发送后不可")
    void withdrawal() {
        long open = world.member("甲");
        long failed = world.member("张䶮");
        long left = world.member("丙");
        world.change("update member set handling_status = 'FAILED' where id = " + failed);
        list.add(List.of(open, failed, left));
        world.allHavePassed();
        world.change("update pending_entry set reason = '人保库：未查到参保记录'");
        var number = submit();
        world.change("update member set status = 'TRANSFERRING' where id = " + left);
        var batches = world.batches(world.union);
        long id = Long.parseLong(world.text("select id from card_batch"));
        assertThatThrownBy(() -> database.inTransaction(() -> world.batches(world.otherUnion).withdraw(id))).hasMessage("not-found");
        database.inTransaction(() -> batches.withdraw(id));
        assertThat(world.text("select string_agg(handling_status, ',' order by id) from member")).isEqualTo("OPEN,FAILED,OPEN");
        assertThat(batches.find(id)).extracting(BatchRow::status, BatchRow::batchNo, BatchRow::open).containsExactly(BatchStatus.WITHDRAWN, number, 0);
        assertThat(list.list(PendingFilter.of(Channel.REGULAR), Slice.first(20)).rows()).extracting(PendingRow::memberId, PendingRow::reason)
                .containsExactlyInAnyOrder(tuple(open, "人保库：未查到参保记录"), tuple(failed, "人保库：未查到参保记录"));
        assertThat(world.text("select text from card_log where member_id = ? order by id desc limit 1", open)).isEqualTo("办卡批次已撤回，回到待办人员列表");
        assertThat(world.text("select text from card_log where member_id = ? order by id desc limit 1", left)).isEqualTo("办卡批次已撤回，可重新加入待办");
        assertThat(submit()).isNotEqualTo(number);
        world.change("update card_batch set status = 'SENT' where status = 'TO_SEND'");
        long second = Long.parseLong(world.text("select max(id) from card_batch"));
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(second))).hasMessage("batch.state");
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(id))).as("clicked twice").hasMessage("batch.state");
    }

    @Test
    @DisplayName("谁不能提交、怎么办，逐人列出，移除后即可提交")
    void obstaclesByPerson() {
        long good = world.member("好");
        long expired = world.member("李𬎆");
        long gone = world.member("丙");
        list.add(List.of(good, expired, gone));
        world.allHavePassed();
        assertThat(submission.obstacles(Channel.REGULAR)).isEmpty();
        world.change("update person set document_expires_on = '2026-11-22' where name = '李𬎆'");
        world.change("update member set status = 'TRANSFERRING' where id = " + gone);
        var obstacles = submission.obstacles(Channel.REGULAR);
        assertThat(obstacles).extracting(Obstacle::name, Obstacle::cause)
                .containsExactly(tuple("李𬎆", Obstacle.Cause.EXPIRED), tuple("丙", Obstacle.Cause.MEMBERSHIP));
        assertThat(world.submission(world.otherUnion).obstacles(Channel.REGULAR)).isEmpty();
        list.remove(obstacles.stream().map(Obstacle::entryId).toList());
        assertThat(submission.obstacles(Channel.REGULAR)).isEmpty();
        submit();
        assertThat(world.text("select string_agg(member_id::text, ',') from card_batch_line")).isEqualTo("" + good);
    }

    @Test
    @DisplayName("超过规定工作日仍未反馈的批次只是提醒，仍在等待")
    void unansweredForTooLong() {
        list.add(List.of(world.member("甲")));
        world.allHavePassed();
        submit();
        var batches = world.batches(world.union);
        var late = new BatchFilter(null, null, null, null, null, null, true);
        world.change("update card_batch set status = 'SENT', sent_at = '2026-11-09 00:00+08'");
        assertThat(batches.list(late, Slice.first(20)).total()).as("ten working days before Monday 2026-11-23 is 2026-11-09").isZero();
        world.change("update card_batch set sent_at = '2026-11-08 23:59+08'");
        assertThat(batches.list(late, Slice.first(20)).rows()).extracting(BatchRow::unanswered, BatchRow::status)
                .containsExactly(tuple(true, BatchStatus.SENT));
        world.change("update card_batch set status = 'ANSWERED'");
        assertThat(batches.list(late, Slice.first(20)).rows()).isEmpty();
        assertThat(WorkingDays.before(LocalDate.of(2026, 11, 23), 1)).isEqualTo("2026-11-20");
        var below = new BatchFilter(null, null, null, null, null, world.union, false);
        assertThat(world.batches(world.district).list(below, Slice.first(20)).total()).isOne();
    }

    @Test
    @DisplayName("长期证件不算过期，当天到期仍可提交")
    void expiryOnTheDay() {
        list.add(List.of(world.member("甲"), world.member("乙")));
        world.allHavePassed();
        world.change("update person set document_long_term = true where name = '甲'");
        world.change("update person set document_expires_on = '" + LocalDate.of(2026, 11, 23) + "' where name = '乙'");
        assertThat(submit()).isNotBlank();
    }

    private String submit() {
        return database.inTransaction(() -> submission.submit(Channel.REGULAR));
    }

    private void blocked(String why) {
        assertThatThrownBy(this::submit).isInstanceOfSatisfying(DomainException.class, e -> {
            assertThat(e.code()).isEqualTo("submit.blocked");
            assertThat(e.arguments()[1].toString()).contains(why);
        });
        assertThat(world.text("select count(*) from card_batch")).isEqualTo("0");
    }

    private static SpecialForm filled(SpecialForm f, String bankName, String address) {
        return new SpecialForm(f.memberId(), f.version(), f.memberNo(), f.name(), f.reason(), f.surnameLatin(), f.givenNameLatin(),
                f.nationality(), f.permitNo(), f.permitExpiresOn(), f.occupation(), address, f.taxResidency(), bankName, f.namePinyin(),
                f.permitStored(), f.addressStored());
    }
}

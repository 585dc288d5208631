package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
    @DisplayName("§9c 8：整个通道成为一个批次：列表清空，会员办卡中，明细是提交时的快照")
    void theWholeChannelBecomesOneBatch() {
        long cao = world.member("曹涛");
        long rare = world.member("李𬎆");
        list.add(List.of(cao, rare));
        world.allHavePassed();
        var batchNo = submit();
        assertThat(batchNo).startsWith("20261123").hasSize(14);
        assertThat(list.counts(Channel.REGULAR).total()).isZero();
        assertThat(world.text("select string_agg(distinct handling_status, ',') from member")).isEqualTo("IN_PROGRESS");
        world.change("update person set name = '改名'");
        var batches = world.batches(world.union);
        var batch = batches.list(BatchFilter.ALL, Slice.first(20)).rows().get(0);
        assertThat(batch.batchNo()).isEqualTo(batchNo);
        assertThat(batch.open()).isEqualTo(2);
        var lines = batches.lines(batch.id(), new LineFilter(null, null), Slice.first(20)).rows();
        assertThat(lines).extracting(BatchLine::seq).containsExactly(1, 2);
        assertThat(lines).extracting(BatchLine::name).containsExactlyInAnyOrder("曹涛", "李𬎆");
        assertThat(world.text("select text from card_log where member_id = ? order by id desc limit 1", cao)).isEqualTo("提交办卡，等待发送银行");
        assertThat(world.text("select subject from job_run where job = 'bank-request-export'")).isEqualTo(Long.toString(batch.id()));
        assertThatThrownBy(() -> world.batches(world.otherUnion).find(batch.id())).hasMessage("not-found");
    }

    @Test
    @DisplayName("§9c 8、9：有一人未校验、未通过、证件过期、校验过期、已不是正常会员或特殊信息未完善，就都不能提交，并指出是谁")
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
        blockedInSpecial("特殊办卡信息未完善");
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
        var forms = world.specialForms(world.union);
        long entry = Long.parseLong(world.text("select id from pending_entry"));
        assertThat(forms.find(entry).missing()).containsExactly(SpecialItem.BANK_NAME, SpecialItem.FRONT, SpecialItem.BACK);
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.BACK);
        blockedInSpecial("张䶮：特殊办卡信息未完善，请完善信息，还缺银行登记姓名");
        assertThat(submission.obstacles(Channel.SPECIAL)).extracting(Obstacle::why).containsExactly("特殊办卡信息未完善，请完善信息，还缺银行登记姓名");
        assertThat(list.counts(Channel.SPECIAL).incomplete()).isOne();
        assertThat(forms.save(entry, -1, Map.of(SpecialItem.BANK_NAME, "张YAN")).isComplete()).isTrue();
        assertThat(list.counts(Channel.SPECIAL).isSubmittable()).isTrue();
        database.inTransaction(() -> submission.submit(Channel.SPECIAL));
        assertThat(world.text("select name || ',' || bank_name || ',' || name_pinyin from card_batch_line")).isEqualTo("张䶮,张YAN,PIN YIN");
        assertThat(world.text("select string_agg(a.kind, ',' order by a.id) from card_batch_attachment b join special_attachment a on a.id = b.attachment_id"))
                .isEqualTo("FRONT,BACK");
    }

    @Test
    @DisplayName("发送前可撤回：会员带着校验结果回到待办人员列表，批次编号保留；发送后不可")
    void withdrawal() {
        long open = world.member("甲");
        long failed = world.member("张䶮");
        long left = world.member("丙");
        long renamed = world.member("丁");
        world.change("update member set handling_status = 'FAILED' where id = " + failed);
        list.add(List.of(open, failed, left, renamed));
        world.allHavePassed();
        world.change("update pending_entry set reason = '人保库：未查到参保记录', population_answer = 'SAME', insurance_answer = 'NOT_FOUND', "
                + "verified_at = '2026-11-20 09:00+08', added_at = '2026-11-19 09:00+08', added_by = 'clerk7'");
        var before = rows(open, failed);
        var number = submit();
        world.change("update member set status = 'TRANSFERRING' where id = " + left);
        world.change("update person set name = '丁一' where name = '丁'");
        var batches = world.batches(world.union);
        long id = Long.parseLong(world.text("select id from card_batch"));
        assertThatThrownBy(() -> database.inTransaction(() -> world.batches(world.otherUnion).withdraw(id))).hasMessage("not-found");
        database.inTransaction(() -> batches.withdraw(id));
        assertThat(rows(open, failed)).as("as they were").isEqualTo(before).contains("clerk7");
        assertThat(world.text("select count(*) from pending_entry")).as("not who has left or has another name").isEqualTo("2");
        assertThat(world.text("select string_agg(handling_status, ',' order by id) from member")).isEqualTo("OPEN,FAILED,OPEN,OPEN");
        assertThat(batches.find(id)).extracting(BatchRow::status, BatchRow::batchNo, BatchRow::open).containsExactly(BatchStatus.WITHDRAWN, number, 0);
        assertThat(lastLog(open)).isEqualTo("办卡批次已撤回，回到待办人员列表");
        assertThat(lastLog(left)).isEqualTo("办卡批次已撤回，可重新加入待办");
        assertThat(lastLog(renamed)).isEqualTo("办卡批次已撤回，可重新加入待办");
        assertThat(submit()).isNotEqualTo(number);
        world.change("update card_batch set status = 'SENT' where status = 'TO_SEND'");
        long second = Long.parseLong(world.text("select max(id) from card_batch"));
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(second))).hasMessage("batch.state");
        assertThatThrownBy(() -> database.inTransaction(() -> batches.withdraw(id))).as("clicked twice").hasMessage("batch.state");
    }

    @Test
    @DisplayName("撤回时已转到别的工会的会员也不再是办卡中，可在新工会加入待办")
    void withdrawalWhenSomebodyHasGone() {
        long gone = world.member("李𬎆");
        list.add(List.of(gone));
        world.allHavePassed();
        submit();
        world.change("update member set union_id = u.id, district_id = u.district_id from trade_union u where u.id = " + world.otherUnion);
        database.seenBy(TestUser.of(database.jdbi(), world.union).commandSight(), () -> {
            world.batches(world.union).withdraw(Long.parseLong(world.text("select id from card_batch")));
            return null;
        });
        assertThat(world.text("select handling_status from member")).isEqualTo("OPEN");
        assertThat(lastLog(gone)).isEqualTo("办卡批次已撤回，可重新加入待办");
        assertThat(world.pendingList(world.otherUnion).add(List.of(gone)).total()).isOne();
    }

    @Test
    @DisplayName("特殊通道的批次撤回后，会员回到特殊通道，原因和已完善的信息都在")
    void withdrawalOfTheSpecialChannel() {
        long rare = world.member("张䶮");
        world.change("update member set special_reason = 'RARE_CHARACTER', handling_status = 'FAILED' where id = " + rare);
        list.add(List.of(rare));
        world.allHavePassed();
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.BACK);
        world.specialForms(world.union).save(Long.parseLong(world.text("select id from pending_entry")), -1, Map.of(SpecialItem.BANK_NAME, "张YAN"));
        var before = rows(rare);
        database.inTransaction(() -> submission.submit(Channel.SPECIAL));
        database.inTransaction(() -> world.batches(world.union).withdraw(Long.parseLong(world.text("select id from card_batch"))));
        assertThat(rows(rare)).isEqualTo(before).contains("SPECIAL", "RARE_CHARACTER");
        assertThat(list.counts(Channel.SPECIAL).isSubmittable()).isTrue();
        database.inTransaction(() -> submission.submit(Channel.SPECIAL));
        assertThat(world.text("select count(*) from card_batch_attachment")).isEqualTo("4");
    }

    /** What an entry is but its id and version. */
    private String rows(Long... members) {
        return world.text("select string_agg((to_jsonb(e) - 'id' - 'version')::text, ' ' order by member_id) from pending_entry e where member_id = any(?)",
                (Object) members);
    }

    private String lastLog(long member) {
        return world.text("select text from card_log where member_id = ? order by id desc limit 1", member);
    }

    @Test
    @DisplayName("超过规定工作日仍未反馈的批次只是提醒，仍在等待；按工会筛选")
    void unansweredForTooLong() {
        list.add(List.of(world.member("甲")));
        world.allHavePassed();
        submit();
        var batches = world.batches(world.union);
        var late = new BatchFilter(null, null, null, null, null, null, false, true);
        assertThat(batches.list(late, Slice.first(20)).total()).as("not sent yet").isZero();
        world.change("update card_batch set status = 'SENT', sent_at = '2026-11-09 00:00+08'");
        assertThat(batches.list(late, Slice.first(20)).total()).as("ten working days before Monday 2026-11-23 is 2026-11-09").isZero();
        world.change("update card_batch set sent_at = '2026-11-08 23:59+08'");
        assertThat(batches.list(late, Slice.first(20)).rows()).extracting(BatchRow::unanswered, BatchRow::status)
                .containsExactly(tuple(true, BatchStatus.SENT));
        assertThat(batches.find(batches.list(late, Slice.first(20)).rows().get(0).id()).unanswered()).isTrue();
        world.change("update card_batch set status = 'ANSWERED'");
        assertThat(batches.list(late, Slice.first(20)).rows()).isEmpty();
        var below = new BatchFilter(null, null, null, null, null, world.union, false, false);
        assertThat(world.batches(world.district).list(below, Slice.first(20)).total()).isOne();
        var elsewhere = new BatchFilter(null, null, null, null, null, world.otherUnion, false, false);
        assertThat(world.batches(world.district).list(elsewhere, Slice.first(20)).total()).isZero();
    }

    @Test
    @DisplayName("办卡批次管理：按批次编号、状态、通道、提交日期筛选，首日和末日都算")
    void filters() {
        list.add(List.of(world.member("甲")));
        world.allHavePassed();
        var special = submit();
        world.change("update card_batch set status = 'SENT', channel = 'SPECIAL', submitted_at = '2026-11-01 23:59+08'");
        list.add(List.of(world.member("李𬎆")));
        world.allHavePassed();
        var regular = submit();
        var first = LocalDate.of(2026, 11, 1);
        var today = LocalDate.of(2026, 11, 23);
        assertThat(found(BatchFilter.ALL)).containsExactly(regular, special);
        assertThat(found(new BatchFilter(regular.substring(0, 8), null, null, null, null, null, false, false))).containsExactly(regular, special);
        assertThat(found(new BatchFilter(special, null, null, null, null, null, false, false))).containsExactly(special);
        assertThat(found(new BatchFilter("%", null, null, null, null, null, false, false))).as("no wildcard").isEmpty();
        assertThat(found(new BatchFilter(null, BatchStatus.TO_SEND, null, null, null, null, false, false))).containsExactly(regular);
        assertThat(found(new BatchFilter(null, null, Channel.SPECIAL, null, null, null, false, false))).containsExactly(special);
        assertThat(found(new BatchFilter(null, null, null, first, first, null, false, false))).containsExactly(special);
        assertThat(found(new BatchFilter(null, null, null, first.plusDays(1), today, null, false, false))).containsExactly(regular);
        assertThat(found(new BatchFilter(null, null, null, null, today.minusDays(1), null, false, false))).containsExactly(special);
        assertThat(found(new BatchFilter(regular, BatchStatus.SENT, null, null, null, null, false, false))).as("all at once").isEmpty();
    }

    private List<String> found(BatchFilter filter) {
        return world.batches(world.union).list(filter, Slice.first(20)).rows().stream().map(BatchRow::batchNo).toList();
    }

    @Test
    @DisplayName("T27：谁不能提交、怎么办，逐人列出，移除后即可提交")
    void obstaclesByPerson() {
        long good = world.member("好");
        long expired = world.member("李𬎆");
        long unverified = world.member("丙");
        list.add(List.of(good, expired, unverified));
        world.allHavePassed();
        assertThat(submission.obstacles(Channel.REGULAR)).isEmpty();
        world.change("update person set document_expires_on = '2026-11-22' where name = '李𬎆'");
        world.change("update pending_entry set verification = 'UNVERIFIED' where member_id = " + unverified);
        var obstacles = submission.obstacles(Channel.REGULAR);
        assertThat(obstacles).extracting(Obstacle::memberId, Obstacle::name, Obstacle::cause, Obstacle::removable)
                .containsExactlyInAnyOrder(tuple(expired, "李𬎆", Obstacle.Cause.EXPIRED, true), tuple(unverified, "丙", Obstacle.Cause.NOT_PASSED, true));
        blocked("李𬎆：证件已过期，请修改证件到期日后重新校验");
        blocked("丙：未通过校验，请移除或重新提交市级校验");
        assertThat(world.submission(world.otherUnion).obstacles(Channel.REGULAR)).isEmpty();
        world.change("update pending_entry set verification = 'VERIFYING' where member_id = " + unverified);
        assertThat(submission.obstacles(Channel.REGULAR)).extracting(Obstacle::name, Obstacle::removable)
                .containsExactlyInAnyOrder(tuple("李𬎆", true), tuple("丙", false));
        world.change("update pending_entry set verification = 'FAILED' where member_id = " + unverified);
        list.remove(obstacles.stream().map(Obstacle::entryId).toList());
        assertThat(submission.obstacles(Channel.REGULAR)).isEmpty();
        submit();
        assertThat(world.text("select string_agg(member_id::text, ',') from card_batch_line")).isEqualTo("" + good);
    }

    @Test
    @DisplayName("T30、§9c 13：证件过期不能提交；当天修改到期日并重新校验后可提交，修改记入办卡日志")
    void expiredUntilEdited() {
        long expired = world.member("李𬎆");
        list.add(List.of(expired));
        world.allHavePassed();
        world.change("update person set document_expires_on = '2026-11-22'");
        blocked("李𬎆：证件已过期");
        long entry = Long.parseLong(world.text("select id from pending_entry"));
        database.inTransaction(() -> list.changeExpiry(entry, 0, LocalDate.of(2026, 11, 23)));
        assertThat(submission.obstacles(Channel.REGULAR)).extracting(Obstacle::cause).containsExactly(Obstacle.Cause.NOT_PASSED);
        world.allHavePassed();
        assertThat(submit()).isNotBlank();
        assertThat(world.text("select count(*) from card_log where member_id = ? and step = 'EXPIRY'", expired)).isEqualTo("1");
    }

    @Test
    @DisplayName("§9c 13：长期证件不算过期，当天到期仍可提交")
    void expiryOnTheDay() {
        list.add(List.of(world.member("甲"), world.member("乙")));
        world.allHavePassed();
        world.change("update person set document_long_term = true where name = '甲'");
        world.change("update person set document_expires_on = '" + LocalDate.of(2026, 11, 23) + "' where name = '乙'");
        assertThat(submit()).isNotBlank();
    }

    @Test
    @DisplayName("批次记下收件截止日：本月20日已过，为下月20日，遇休息日提前至前一个工作日")
    void theBatchKeepsItsCutOffDay() {
        list.add(List.of(world.member("甲")));
        world.allHavePassed();
        submit();
        assertThat(world.text("select cut_off_on from card_batch")).isEqualTo("2026-12-18");
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

    private void blockedInSpecial(String why) {
        assertThatThrownBy(() -> database.inTransaction(() -> submission.submit(Channel.SPECIAL))).isInstanceOfSatisfying(DomainException.class,
                e -> assertThat(e.arguments()[1].toString()).contains(why));
    }
}

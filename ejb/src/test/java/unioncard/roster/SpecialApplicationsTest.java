package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.AttachmentKind;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.card.SpecialItem;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("特殊办卡申请表")
class SpecialApplicationsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
    }

    @Test
    @DisplayName("每人一页，印提交时的信息和随附材料；号码、住址只印部分；之后改了资料、删了附件，再印仍是提交时的")
    void a_page_for_each() {
        long batch = submittedSpecially();
        world.change("update person set name = '李四' where name = '张䶮'");
        world.change("update special_attachment set removed_at = now(), removed_by = 'x'");
        var paper = print(batch, world.union);
        assertThat(paper).contains("姓名张䶮会员编号", "银行登记姓名张龑姓名拼音ZHANGYAN", "姓名含生僻字", "证件正面1份、证件反面或资料页1份", "性别男出生日期1990", "第1份",
                "姓名MARY-ANNO'NEILL", "国籍（地区）爱尔兰职业工程师", "证件有效期2030-05-01", "138****5678", "境内住址上海市浦东****", "非身份证件",
                "证件正面1份、居留或工作许可1份、签名授权书1份", "第2份", "共2份", "第1页/共2页", "第2页/共2页", "申请人签字：", "银行盖章：",
                world.text("select batch_no from card_batch where id = " + batch))
                .doesNotContain("李四", "13812345678", "䶮路7号", "31010119900101", "null");
        assertThat(print(batch, world.union)).isEqualTo(paper);
    }

    @Test
    @DisplayName("普通通道的批次没有，撤回后不可，别的工会的批次不存在")
    void not_for_others() {
        world.pendingList(world.union).add(List.of(world.member("曹涛")));
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        assertThatThrownBy(() -> print(Long.parseLong(world.text("select id from card_batch")), world.union)).hasMessage("paper.not-special");
        long batch = submittedSpecially();
        assertThatThrownBy(() -> print(batch, world.otherUnion)).hasMessage("not-found");
        database.inTransaction(() -> world.batches(world.union).withdraw(batch));
        assertThatThrownBy(() -> print(batch, world.union)).hasMessage("batch.not-printable");
    }

    /** A batch of one whose name the bank cannot write and one with a passport. */
    private long submittedSpecially() {
        long rare = world.member("张䶮");
        world.change("update member set special_reason = 'RARE_CHARACTER' where id = " + rare);
        long foreigner = world.member(world.union, "MARY-ANN O'NEILL", "FOREIGN_PASSPORT");
        var list = world.pendingList(world.union);
        list.add(List.of(rare));
        list.add(List.of(foreigner));
        fill(rare, Map.of(SpecialItem.BANK_NAME, "张龑", SpecialItem.NAME_PINYIN, "ZHANG YAN"));
        fill(foreigner, Map.ofEntries(Map.entry(SpecialItem.SURNAME_LATIN, "O'NEILL"), Map.entry(SpecialItem.GIVEN_NAME_LATIN, "MARY-ANN"),
                Map.entry(SpecialItem.NATIONALITY, "IRL"), Map.entry(SpecialItem.DOCUMENT_ISSUER, "爱尔兰外交部"),
                Map.entry(SpecialItem.DOCUMENT_EXPIRY, "2030-05-01"), Map.entry(SpecialItem.PERMIT_NO, "GZ39-0001234"),
                Map.entry(SpecialItem.PERMIT_EXPIRY, "2027-08-31"), Map.entry(SpecialItem.OCCUPATION, "工程师"),
                Map.entry(SpecialItem.ADDRESS, "上海市浦东新区䶮路7号"), Map.entry(SpecialItem.MOBILE, "13812345678"),
                Map.entry(SpecialItem.TAX_RESIDENCY, "RESIDENT")));
        world.attach(world.union, entry(rare), AttachmentKind.FRONT, AttachmentKind.BACK);
        world.attach(world.union, entry(foreigner), AttachmentKind.FRONT, AttachmentKind.PERMIT, AttachmentKind.AUTHORISATION);
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.SPECIAL));
        return Long.parseLong(world.text("select max(id) from card_batch"));
    }

    private void fill(long member, Map<SpecialItem, String> typed) {
        var forms = world.specialForms(world.union);
        database.inTransaction(() -> forms.save(entry(member), forms.find(entry(member)).version(), typed));
    }

    private long entry(long member) {
        return Long.parseLong(world.text("select id from pending_entry where member_id = ?", member));
    }

    private String print(long batch, long union) {
        var user = TestUser.of(database.jdbi(), union);
        return PaperDesk.text(database, user, out -> new SpecialApplications(database.jdbi(), world.clock, user, new AuditNote(), world.batches(union),
                PaperDesk.room(database, world.clock, user, database.parameters())).print(batch, out));
    }
}

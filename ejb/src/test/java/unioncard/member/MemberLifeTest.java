package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalFilter;
import unioncard.approval.ApprovalFilter.Of;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("会员管理：新增、修改、会籍变动")
class MemberLifeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 1);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestUnions city;

    @BeforeEach
    void city() {
        city = new TestUnions(database);
    }

    static TypedMember person(String name, DocumentType type, String number, String sex) {
        return new TypedMember(name, sex, BIRTH, type, number, LocalDate.of(2030, 1, 1), false, "139 0000 0001", "汉族", "本科", "群众", "在岗",
                "无", "非农业户口", "东区", "东区", "否", "江湾机械厂", "入会", null, LocalDate.of(2026, 11, 1));
    }

    private static TypedMember resident(String name, int sequence) {
        return person(name, DocumentType.RESIDENT_ID, ResidentIdProperties.number(310101, BIRTH, sequence), sequence % 2 == 1 ? "男" : "女");
    }

    private long add(long unionId, TypedMember typed) {
        return database.inTransaction(() -> city.entry(unionId).add(typed));
    }

    private long active(TypedMember typed) {
        long id = add(TestUnions.EAST_WORKS, typed);
        database.inTransaction(() -> city.members(TestUnions.EAST).approveSeen(id, 0));
        return id;
    }

    private MemberDetail member(long id) {
        return city.members(TestUnions.CITY).find(id);
    }

    @Test
    @DisplayName("新增会员：姓名归一，进入未审核；审核通过后为正常")
    void entered() {
        long id = active(resident("阿卜杜拉•买买提", 1));
        assertThat(member(id)).satisfies(m -> {
            assertThat(m.name()).isEqualTo("阿卜杜拉·买买提");
            assertThat(m.status()).isEqualTo(MemberStatus.ACTIVE);
            assertThat(m.mobile().text()).isEqualTo("139****0001");
            assertThat(m.documentExpiresOn()).isEqualTo("2030-01-01");
            assertThat(m.nationality()).isEqualTo("CHN");
        });
        assertThat(member(active(resident("李𬎆", 2))).namePinyin()).isNotNull();
        assertThat(city.changes).extracting(MembershipChanged::action).containsOnly(MembershipAction.APPROVE);
    }

    @Test
    @DisplayName("各类证件都能新增；外籍会员不填民族、户籍")
    void everyDocumentType() {
        var numbers = List.of("310101199001010018", "E12345678", "H12345678", "12345678", "810000199001010039", "830000199001010012",
                "931840199001010011", "AB-123");
        for (var type : DocumentType.values()) {
            var number = type == DocumentType.RESIDENT_ID ? ResidentIdProperties.number(310101, BIRTH, 5)
                    : type == DocumentType.HK_MACAO_RESIDENCE ? ResidentIdProperties.number(810000, BIRTH, 5) : numbers.get(type.ordinal());
            var typed = new TypedMember("O'NEILL MARY-ANN", "男", BIRTH, type, number, null, true, "13900000001", null, "本科", null, "在岗", "无",
                    null, null, null, null, "江湾机械厂", "入会", null, TODAY);
            if (type == DocumentType.RESIDENT_ID) {
                assertThatThrownBy(() -> add(TestUnions.EAST_WORKS, typed)).isInstanceOfSatisfying(UnfitMember.class,
                        e -> assertThat(e.faults().keySet()).contains("民族", "户籍类型", "籍贯"));
            } else {
                assertThat(member(add(TestUnions.EAST_WORKS, typed)).documentType()).isEqualTo(type);
            }
        }
    }

    @Test
    @DisplayName("新增会员逐项说明错误；重复的人不能再入会")
    void refusedEntries() {
        var typed = new TypedMember("张？", "女", LocalDate.of(2015, 1, 1), DocumentType.RESIDENT_ID, "310101199013010018", null, false, "123",
                "汉", "本科", "群众", "在岗", "无", "非农业户口", "东区", "东区", "否", "厂", "保留", null, TODAY.plusDays(1));
        assertThatThrownBy(() -> add(TestUnions.EAST_WORKS, typed)).isInstanceOfSatisfying(UnfitMember.class, e -> {
            assertThat(e.faults().keySet()).contains("姓名", "证件号码", "出生日期", "移动电话", "会籍变化类型", "会籍变化日期");
            assertThat(e.faults().toString()).doesNotContain("310101199013010018");
        });
        add(TestUnions.EAST_WORKS, resident("曹涛", 1));
        refused("member.here", () -> add(TestUnions.EAST_WORKS, resident("曹涛", 1)));
        refused("member.elsewhere", () -> add(TestUnions.WEST_WORKS, resident("曹涛", 1)));
        refused("import.not-grassroots", () -> add(TestUnions.EAST, resident("曹阳", 3)));
        assertThat(city.count("member")).isOne();
    }

    @Test
    @DisplayName("退会须选原因，日期在入会之后；退会后可以再入会，姓名须一致")
    void leaving() {
        long id = active(resident("张䶮", 1));
        var changes = city.changes(TestUnions.EAST_WORKS);
        int version = member(id).version();
        refused("member.change-reason", () -> changes.record(id, version, MembershipAction.LEAVE, TODAY, "因犯罪被开除会籍", null));
        refused("member.change-date", () -> changes.record(id, version, MembershipAction.LEAVE, TODAY.plusDays(1), "失业", null));
        refused("member.change-date", () -> changes.record(id, version, MembershipAction.LEAVE, LocalDate.of(2026, 10, 31), "失业", null));
        refused("member.change-remark", () -> changes.record(id, version, MembershipAction.EXPEL, TODAY, "因犯罪被开除会籍", " "));
        refused("changed-meanwhile", () -> changes.record(id, version - 1, MembershipAction.LEAVE, TODAY, "个人要求退会", null));
        refused("not-allowed", () -> city.changes(TestUnions.WEST).record(id, version, MembershipAction.LEAVE, TODAY, "个人要求退会", null));
        refused("member.not-possible", () -> changes.record(id, version, MembershipAction.RESUME, TODAY, null, "回来"));
        database.inTransaction(() -> changes.record(id, version, MembershipAction.LEAVE, TODAY, "个人要求退会", "本人申请"));
        refused("changed-meanwhile", () -> changes.record(id, version, MembershipAction.LEAVE, TODAY, "个人要求退会", null));
        refused("member.not-possible", () -> changes.record(id, version + 1, MembershipAction.LEAVE, TODAY, "个人要求退会", null));
        assertThat(member(id).status()).isEqualTo(MemberStatus.LEFT);
        assertThat(changes.history(id)).extracting(MemberChange::action).containsExactly(MembershipAction.LEAVE, MembershipAction.APPROVE);
        assertThat(changes.history(id).get(0)).satisfies(entry -> {
            assertThat(entry.reason()).isEqualTo("个人要求退会");
            assertThat(entry.remark()).isEqualTo("本人申请");
            assertThat(entry.status()).isEqualTo(MemberStatus.LEFT);
        });
        assertThat(city.changes).last().satisfies(change -> assertThat(change.endsActivity()).isTrue());
        refused("member.other-name", () -> add(TestUnions.WEST_WORKS, resident("张龑", 1)));
        assertThat(member(add(TestUnions.WEST_WORKS, resident("张䶮", 1))).status()).isEqualTo(MemberStatus.UNREVIEWED);
        assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute("delete from member_change"))).hasMessageContaining("append-only");
    }

    @Test
    @DisplayName("退休保留会籍，就业状况改为退休；恢复须说明")
    void retiring() {
        long id = active(resident("曹涛", 1));
        var changes = city.changes(TestUnions.EAST_WORKS);
        database.inTransaction(() -> changes.record(id, member(id).version(), MembershipAction.RETIRE, TODAY, null, null));
        assertThat(member(id).status()).isEqualTo(MemberStatus.RETAINED);
        assertThat(member(id).employment()).isEqualTo("退休");
        database.inTransaction(() -> changes.record(id, member(id).version(), MembershipAction.RESUME, TODAY, null, "返聘"));
        assertThat(member(id).status()).isEqualTo(MemberStatus.ACTIVE);
    }

    @Test
    @DisplayName("审核不予通过的原因留在会员资料中")
    void refusalReason() {
        long id = add(TestUnions.EAST_WORKS, resident("曹涛", 1));
        database.inTransaction(() -> city.members(TestUnions.EAST).refuse(List.of(id), "劳动合同已到期"));
        assertThat(member(id).reviewReason()).isEqualTo("劳动合同已到期");
        assertThat(city.changes(TestUnions.EAST).history(id)).singleElement().satisfies(e -> assertThat(e.reason()).isEqualTo("劳动合同已到期"));
    }

    @Test
    @DisplayName("修改资料立即生效；他人改过须刷新；没有修改不保存")
    void corrected() {
        long id = active(resident("曹涛", 1));
        var before = member(id);
        var corrections = city.corrections(TestUnions.EAST_WORKS);
        var typed = new TypedMember("别的姓名", null, null, null, null, null, true, " ", "回族", "硕士", "群众", "在岗", "无", "非农业户口", "东区",
                "东区", "是", "江湾机械厂", null, null, null);
        database.inTransaction(() -> corrections.correct(id, before.version(), before.personVersion(), typed));
        assertThat(member(id)).satisfies(m -> {
            assertThat(m.name()).isEqualTo("曹涛");
            assertThat(m.education()).isEqualTo("硕士");
            assertThat(m.ethnicity()).isEqualTo("回族");
            assertThat(m.documentLongTerm()).isTrue();
            assertThat(m.mobile().text()).isEqualTo("139****0001");
        });
        assertThat(city.changes(TestUnions.EAST).history(id).get(0).remark()).isEqualTo("民族、学历、是否农民工会员、证件到期日");
        refused("changed-meanwhile", () -> corrections.correct(id, before.version(), before.personVersion(), typed));
        var now = member(id);
        refused("member.nothing-changed", () -> corrections.correct(id, now.version(), now.personVersion(), typed));
        refused("not-allowed", () -> city.corrections(TestUnions.WEST_WORKS).find(id));
        assertThat(city.identities).as("the expiry takes part in the verification").hasSize(1);
    }

    private Approvals approvals(long unionId, String login) {
        var user = TestUser.of(database.jdbi(), unionId, login, EnumSet.of(Permission.VIEW_APPROVALS, Permission.REVIEW_MEMBERS));
        return new Approvals(database.jdbi(), user, new AuditNote(), database.personalData(), kinds(unionId), TestUnions.CLOCK);
    }

    private ApprovalKinds kinds(long unionId) {
        return new ApprovalKinds(List.of(city.identityChange(unionId)));
    }

    private long onlyRequest() {
        return approvals(TestUnions.EAST, "reviewer").list(new ApprovalFilter(Of.TO_DECIDE, null), Slice.first(5)).rows().get(0).id();
    }

    @Test
    @DisplayName("姓名、证件、出生日期、性别：他人复核后才变更")
    void identityByTwoPersons() {
        long id = active(resident("曹涛", 1));
        var before = member(id);
        var corrections = city.corrections(TestUnions.EAST_WORKS);
        var wish = new IdentityWish("曹𬎆", DocumentType.HK_MACAO_PERMIT, "H1234567801", BIRTH, Sex.F);
        database.inTransaction(() -> corrections.requestIdentity(id, before.version(), before.personVersion(), wish, "证件登记有误"));
        assertThat(member(id).name()).isEqualTo("曹涛");
        assertThat(member(id).identityPending()).isTrue();
        refused("approval.open-already",
                () -> database.inTransaction(() -> corrections.requestIdentity(id, before.version(), before.personVersion(), wish, "再次提交")));
        long request = onlyRequest();
        refused("approval.own-request", () -> approvals(TestUnions.EAST_WORKS, "clerk4").approve(request, 0));
        assertThat(approvals(TestUnions.EAST, "reviewer").find(request).differences()).contains(new Difference("NAME", "曹涛", "曹𬎆", true),
                new Difference("DOCUMENT_TYPE", "身份证", "港澳居民来往内地通行证", true), new Difference("BIRTH_DATE", "1990-01-01", "1990-01-01", false),
                new Difference("SEX", "男", "女", true));
        database.inTransaction(() -> approvals(TestUnions.EAST, "reviewer").approve(request, 0));
        assertThat(member(id)).satisfies(m -> {
            assertThat(m.name()).isEqualTo("曹𬎆");
            assertThat(m.documentType()).isEqualTo(DocumentType.HK_MACAO_PERMIT);
            assertThat(m.document().text()).isEqualTo("H1****801").isNotEqualTo(before.document().text());
            assertThat(m.identityPending()).isFalse();
        });
        assertThat(city.identities).singleElement().satisfies(e -> assertThat(e.memberId()).isEqualTo(id));
        assertThat(city.changes(TestUnions.EAST).history(id).get(0).remark()).contains("姓名由“曹涛”变更为“曹𬎆”、证件类型、证件号码、性别", "申请人：");
        assertThat(city.members(TestUnions.EAST).documentIndex("H12345678")).isEqualTo(index(id));
    }

    private String index(long memberId) {
        return database.jdbi().withHandle(h -> h.createQuery("select document_index from person p join member m on m.person_id = p.id where m.id = "
                + memberId).mapTo(String.class).one());
    }

    @Test
    @DisplayName("申请后资料已变、会员已退会、号码已被占用：不能复核通过")
    void overtaken() {
        long id = active(resident("曹涛", 1));
        long other = active(resident("曹阳", 3));
        var wish = new IdentityWish("曹韬", DocumentType.RESIDENT_ID, null, BIRTH, Sex.M);
        var corrections = city.corrections(TestUnions.EAST_WORKS);
        refused("approval.no-change", () -> corrections.requestIdentity(id, 1, member(id).personVersion(),
                new IdentityWish(" 曹涛 ", DocumentType.RESIDENT_ID, "", BIRTH, Sex.M), "没有变化"));
        refused("member.document-taken", () -> corrections.requestIdentity(id, 1, member(id).personVersion(),
                new IdentityWish("曹涛", DocumentType.RESIDENT_ID, ResidentIdProperties.number(310101, BIRTH, 3), BIRTH, Sex.M), "号码有误"));
        assertThatThrownBy(() -> corrections.requestIdentity(id, 1, member(id).personVersion(),
                new IdentityWish("曹涛", DocumentType.RESIDENT_ID, "", BIRTH, Sex.F), "性别有误"))
                .isInstanceOfSatisfying(UnfitMember.class, e -> assertThat(e.faults()).containsOnlyKeys("性别"));
        database.inTransaction(() -> corrections.requestIdentity(id, 1, member(id).personVersion(), wish, "姓名有误"));
        long request = onlyRequest();
        database.jdbi().useHandle(h -> h.execute("update person set version = version + 1"));
        refused("approval.overtaken", () -> database.inTransaction(() -> approvals(TestUnions.EAST, "reviewer").approve(request, 0)));
        database.jdbi().useHandle(h -> h.execute("update person set version = version - 1"));
        database.jdbi().useHandle(h -> h.execute("update member set handling_status = 'IN_PROGRESS' where id = " + id));
        refused("member.at-the-bank", () -> database.inTransaction(() -> approvals(TestUnions.EAST, "reviewer").approve(request, 0)));
        database.jdbi().useHandle(h -> h.execute("update member set handling_status = 'OPEN', status = 'LEFT' where id = " + id));
        refused("member.not-possible", () -> database.inTransaction(() -> approvals(TestUnions.EAST, "reviewer").approve(request, 0)));
        assertThat(member(id).name()).isEqualTo("曹涛");
        assertThat(member(other).name()).isEqualTo("曹阳");
    }

    @Test
    @DisplayName("疑似重复：全市查找，管理范围外只显示工会；批量审核时不放行")
    void duplicates() {
        long known = active(resident("曹涛", 1));
        long westKnown = add(TestUnions.WEST_WORKS, person("曹涛", DocumentType.FOREIGN_PASSPORT, "E12345678", "男"));
        long fresh = add(TestUnions.EAST_WORKS, person("曹涛", DocumentType.OTHER, "E12345678", "男"));
        long nobody = add(TestUnions.EAST_WORKS, resident("曹阳", 5));
        var members = city.members(TestUnions.EAST);
        var unreviewed = new MemberFilter(null, null, null, MemberStatus.UNREVIEWED, null);
        assertThat(members.list(unreviewed, Slice.first(9)).rows()).extracting(MemberRow::id, MemberRow::suspected)
                .containsExactly(tuple(nobody, false), tuple(fresh, true));
        assertThat(members.list(MemberFilter.ALL, Slice.first(9)).rows()).noneMatch(MemberRow::suspected);
        var candidates = members.duplicates(fresh);
        assertThat(candidates).hasSize(2);
        assertThat(candidates.get(0)).satisfies(c -> {
            assertThat(c.isInside()).isFalse();
            assertThat(c.unionName()).isEqualTo("西厂工会");
            assertThat(c.name()).isNull();
            assertThat(c.document()).isNull();
            assertThat(c.sameDocument()).isTrue();
        });
        assertThat(candidates.get(1)).satisfies(c -> {
            assertThat(c.id()).isEqualTo(known);
            assertThat(c.document().text()).contains("****");
            assertThat(c.sameDocument()).isFalse();
            assertThat(c.sameNameAndBirth()).isTrue();
        });
        refused("member.suspected", () -> database.inTransaction(() -> members.approve(List.of(fresh, nobody))));
        assertThat(database.inTransaction(() -> members.approveAll(MemberFilter.ALL))).isOne();
        assertThat(member(fresh).status()).isEqualTo(MemberStatus.UNREVIEWED);
        refused("changed-meanwhile", () -> database.inTransaction(() -> members.approveSeen(fresh, 7)));
        refused("member.review-changed", () -> database.inTransaction(() -> members.approveSeen(westKnown, 0)));
        database.inTransaction(() -> members.approveSeen(fresh, 0));
        assertThat(member(fresh).status()).isEqualTo(MemberStatus.ACTIVE);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

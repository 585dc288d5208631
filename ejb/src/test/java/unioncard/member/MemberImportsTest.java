package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.form.FormRefusal;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

class MemberImportsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TestUnions city;

    @BeforeEach
    void theCityStands() {
        city = new TestUnions(database);
    }

    @Test
    @DisplayName("每行要么录入要么拒收，数目相符，录入者为未审核")
    void every_row_is_taken_or_refused() {
        var form = new FilledForm().row(5, 1).row(6, 2, FormColumn.MOBILE, "1", FormColumn.SEX, "男").row(15, 3, FormColumn.NAME, "李•𬎆")
                .row(16, 3);
        var result = city.upload(TestUnions.EAST_WORKS, form);
        assertThat(result).extracting(MemberImport::status, MemberImport::rowCount, MemberImport::takenCount, MemberImport::refusedCount)
                .containsExactly(ImportStatus.APPLIED, 4, 2, 2);
        assertThat(city.refusals(result)).extracting(FormRefusal::rowNo).containsExactly(6, 6, 16);
        var members = city.members(TestUnions.EAST_WORKS).list(MemberFilter.ALL, Slice.first(10)).rows();
        assertThat(members).extracting(MemberRow::name, MemberRow::memberNo, MemberRow::status, MemberRow::handlingStatus).containsExactly(
                tuple("李·𬎆", "0070311001", MemberStatus.UNREVIEWED, HandlingStatus.OPEN),
                tuple("会员乙东", "0070311000", MemberStatus.UNREVIEWED, HandlingStatus.OPEN));
        assertThat(members.get(1).document().text()).matches("3101\\*{4}001[0-9X]");
        var detail = city.members(TestUnions.EAST_WORKS).find(members.get(0).id());
        assertThat(detail).extracting(MemberDetail::nameOriginal, MemberDetail::namePinyin, MemberDetail::nationality, MemberDetail::districtName)
                .containsExactly("李•𬎆", "LI·YING", "CHN", "东区总工会");
    }

    @Test
    void personal_numbers_lie_encrypted_and_are_found_by_their_keyed_hash() {
        var form = new FilledForm().row(5, 1);
        city.upload(TestUnions.EAST_WORKS, form);
        var number = (String) FilledForm.person(1).get(FormColumn.DOCUMENT_NUMBER);
        var stored = database.jdbi().withHandle(h -> h.createQuery("select person::text from person").mapTo(String.class).one());
        assertThat(stored).doesNotContain(number).doesNotContain("13900000001");
        var members = city.members(TestUnions.EAST_WORKS);
        var index = members.documentIndex(" " + number.toLowerCase() + "　");
        assertThat(members.list(new MemberFilter(null, null, index, null, null), Slice.first(5)).rows()).hasSize(1);
    }

    @Test
    @DisplayName("同一文件不能重复上传")
    void the_same_file_is_taken_once_per_union() {
        var bytes = new FilledForm().row(5, 1).bytes();
        var first = city.check(TestUnions.EAST_WORKS, new ByteArrayInputStream(bytes));
        refused("import.same-file", () -> city.check(TestUnions.EAST_WORKS, new ByteArrayInputStream(bytes)));
        city.apply(TestUnions.EAST_WORKS, first.id());
        refused("import.same-file", () -> database.inTransaction(
                () -> city.imports(TestUnions.EAST_WORKS).upload("b.xlsx", new ByteArrayInputStream(bytes))));
        var west = city.check(TestUnions.WEST_WORKS, new ByteArrayInputStream(bytes));
        assertThat(west).extracting(MemberImport::status, MemberImport::passedCount, MemberImport::confirmable)
                .containsExactly(ImportStatus.CHECKED, 0, false);
        refused("import.not-possible", () -> city.apply(TestUnions.WEST_WORKS, west.id()));
        assertThat(city.refusals(west)).extracting(FormRefusal::rowNo, FormRefusal::columnName, FormRefusal::reason)
                .containsExactly(tuple(5, "证件号码", Fault.MEMBER_ELSEWHERE.reason()));
        assertThat(city.refusals(west).get(0).valueMasked()).contains("****");
        assertThat(city.count("person")).isOne();
        assertThat(city.count("member_import")).isEqualTo(2);
        assertThat(city.count("member_import_row")).isZero();
    }

    @Test
    void only_grassroots_unions_take_members() {
        refused("import.not-grassroots", () -> city.upload(TestUnions.EAST, new FilledForm().row(5, 1)));
        refused("import.not-grassroots", () -> city.upload(TestUnions.CITY, new FilledForm().row(5, 1)));
        assertThat(city.count("member_import")).isZero();
    }

    @Test
    void somebody_known_without_a_live_membership_is_reused() {
        city.upload(TestUnions.EAST_WORKS, new FilledForm().row(5, 1, FormColumn.NAME, "错名"));
        database.inTransaction(() -> {
            var members = city.members(TestUnions.EAST_WORKS);
            members.refuse(List.of(members.list(MemberFilter.ALL, Slice.first(1)).rows().get(0).id()), "姓名有误");
        });
        assertThat(city.upload(TestUnions.WEST_WORKS, new FilledForm().row(5, 1, FormColumn.NAME, "正名")).takenCount()).isOne();
        assertThat(city.count("person where name = '正名'")).isOne();
        assertThat(city.count("person")).isOne();
        assertThat(city.count("member")).isEqualTo(2);
    }

    @Test
    void a_former_member_does_not_come_back_under_another_name() {
        city.upload(TestUnions.EAST_WORKS, new FilledForm().row(5, 1).row(6, 2));
        database.jdbi().useHandle(h -> h.execute("update member set status = 'LEFT'"));
        var result = city.upload(TestUnions.WEST_WORKS, new FilledForm().row(5, 1, FormColumn.NAME, "别名").row(6, 2));
        assertThat(result.takenCount()).isOne();
        assertThat(city.refusals(result)).extracting(FormRefusal::rowNo, FormRefusal::reason)
                .containsExactly(tuple(5, Fault.NAME_DIFFERS_FROM_KNOWN.reason()));
    }

    @Test
    @DisplayName("两家工会同时上传同一批人，每人只录入一次")
    void two_unions_at_once_take_everybody_once() throws Exception {
        var uploads = new ArrayList<CompletableFuture<MemberImport>>();
        for (long union : new long[] {TestUnions.EAST_WORKS, TestUnions.WEST_WORKS}) {
            var form = new FilledForm();
            for (int i = 0; i < 200; i++) {
                form.row(20 + i, union == TestUnions.EAST_WORKS ? i : 199 - i);
            }
            form.bytes();
            uploads.add(CompletableFuture.supplyAsync(() -> city.upload(union, form)));
        }
        int taken = 0;
        for (var upload : uploads) {
            taken += upload.get(60, TimeUnit.SECONDS).takenCount();
        }
        assertThat(taken).isEqualTo(200);
        assertThat(city.count("member")).isEqualTo(200);
        assertThat(city.count("person")).isEqualTo(200);
    }

    @Test
    void uploads_are_seen_from_above_and_not_from_beside() {
        var result = city.upload(TestUnions.EAST_WORKS, new FilledForm().row(5, 1));
        for (long union : new long[] {TestUnions.CITY, TestUnions.EAST, TestUnions.EAST_WORKS}) {
            assertThat(city.imports(union).recent()).extracting(MemberImport::id).containsExactly(result.id());
            assertThat(city.imports(union).result(result.id()).unionName()).isEqualTo("东厂工会");
        }
        for (long union : new long[] {TestUnions.WEST, TestUnions.WEST_WORKS}) {
            assertThat(city.imports(union).recent()).isEmpty();
            refused("not-allowed", () -> city.imports(union).result(result.id()));
        }
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

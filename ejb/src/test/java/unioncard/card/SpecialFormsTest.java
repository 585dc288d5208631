package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.card.SpecialItem.ADDRESS;
import static unioncard.card.SpecialItem.AUTHORISATION;
import static unioncard.card.SpecialItem.BACK;
import static unioncard.card.SpecialItem.BANK_NAME;
import static unioncard.card.SpecialItem.BIRTHPLACE;
import static unioncard.card.SpecialItem.BIRTHPLACE_ENGLISH;
import static unioncard.card.SpecialItem.DOCUMENT_EXPIRY;
import static unioncard.card.SpecialItem.DOCUMENT_ISSUER;
import static unioncard.card.SpecialItem.FRONT;
import static unioncard.card.SpecialItem.GIVEN_NAME_LATIN;
import static unioncard.card.SpecialItem.MOBILE;
import static unioncard.card.SpecialItem.NATIONALITY;
import static unioncard.card.SpecialItem.NO_TIN_1;
import static unioncard.card.SpecialItem.OCCUPATION;
import static unioncard.card.SpecialItem.PERMIT;
import static unioncard.card.SpecialItem.PERMIT_EXPIRY;
import static unioncard.card.SpecialItem.PERMIT_NO;
import static unioncard.card.SpecialItem.SURNAME_LATIN;
import static unioncard.card.SpecialItem.TAX_ADDRESS_ENGLISH;
import static unioncard.card.SpecialItem.TAX_COUNTRY_1;
import static unioncard.card.SpecialItem.TAX_COUNTRY_2;
import static unioncard.card.SpecialItem.TAX_DECLARATION;
import static unioncard.card.SpecialItem.TAX_RESIDENCY;
import static unioncard.card.SpecialItem.TAX_SIGNED_BY;
import static unioncard.card.SpecialItem.TAX_SIGNED_ON;
import static unioncard.card.SpecialItem.TIN_1;
import static unioncard.card.SpecialItem.TIN_2;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("特殊办卡信息")
class SpecialFormsTest {

    private static final Map<SpecialItem, String> FOREIGNER = Map.ofEntries(Map.entry(SURNAME_LATIN, "o'neill"), Map.entry(GIVEN_NAME_LATIN, "Mary-Ann"),
            Map.entry(NATIONALITY, "IRL"), Map.entry(DOCUMENT_ISSUER, "爱尔兰外交部"), Map.entry(DOCUMENT_EXPIRY, "2030-05-01"),
            Map.entry(PERMIT_NO, "gz 39-0001234"), Map.entry(PERMIT_EXPIRY, "2027-08-31"), Map.entry(OCCUPATION, "工程师"),
            Map.entry(ADDRESS, "上海市浦东新区䶮路7号"), Map.entry(MOBILE, "１３８12345678"), Map.entry(TAX_RESIDENCY, "RESIDENT"));

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private PendingList list;
    private SpecialForms forms;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
        list = world.pendingList(world.union);
        forms = world.specialForms(world.union);
    }

    @Test
    @DisplayName("T28：外籍护照会员添加至待办即进入特殊通道，人口库不适用；信息未完善不能提交")
    void t28_a_passport_goes_the_special_way_from_the_beginning() {
        long entry = add(world.member(world.union, "MARY-ANN O'NEILL", "FOREIGN_PASSPORT"));
        assertThat(world.text("select channel || special_reason from pending_entry")).isEqualTo("SPECIALNON_ID_DOCUMENT");
        assertThat(forms.find(entry).missing()).contains(SURNAME_LATIN, PERMIT_NO, TAX_RESIDENCY, FRONT, PERMIT, AUTHORISATION)
                .doesNotContain(BACK, TAX_DECLARATION, BANK_NAME);
        world.allHavePassed();
        assertThatThrownBy(this::submit).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.arguments()[1].toString())
                .contains("MARY-ANN O'NEILL：特殊办卡信息未完善，请完善信息，还缺姓（英文或拼音）、名（英文或拼音）"));
    }

    @Test
    @DisplayName("T29：银行反馈2001、2002后再添加，直接进入特殊通道待完善；普通通道里没有这个人")
    void t29_after_the_banks_answer_the_special_channel_waits_to_be_completed() {
        long rare = world.member("张䶮");
        long plain = world.member("曹涛");
        world.change("update member set handling_status = 'FAILED', special_reason = 'RARE_CHARACTER' where id = " + rare);
        list.add(List.of(rare, plain));
        assertThat(list.counts(Channel.REGULAR).total()).isOne();
        assertThat(list.counts(Channel.SPECIAL).incomplete()).isOne();
        var row = list.list(PendingFilter.of(Channel.SPECIAL), Slice.first(10)).rows().get(0);
        assertThat(row.name()).isEqualTo("张䶮");
        assertThat(row.specialReason()).isEqualTo(SpecialReason.RARE_CHARACTER);
        assertThat(row.missing()).as("银行登记姓名、证件正面、反面").isEqualTo(3);
        assertThat(row.isCompleted()).isFalse();
    }

    @Test
    @DisplayName("§9c 11：两个入口——证件类型在添加时，生僻字和长名由银行说了算，本地不判断")
    void rare_names_are_decided_by_the_bank_alone() {
        list.add(List.of(world.member("李𬎆"), world.member("买买提·" + "阿卜杜拉".repeat(8)), world.member(world.union, "陈㛃", "HK_MACAO_PERMIT")));
        assertThat(world.text("select string_agg(p.name, ',') from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id"
                + " where e.channel = 'SPECIAL'")).isEqualTo("陈㛃");
        assertThat(list.counts(Channel.REGULAR).total()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"RARE_CHARACTER|BANK_NAME,FRONT,BACK", "LONG_NAME|BANK_NAME,FRONT,BACK", "BANK_OTHER|FRONT,BACK,AUTHORISATION",
        "MUNICIPAL_DECISION|FRONT,BACK,AUTHORISATION"})
    @DisplayName("身份证会员缺什么由原因决定")
    void what_a_reason_asks_for(SpecialReason reason, String missing) {
        long member = world.member("张䶮");
        world.change("update member set special_reason = '" + reason + "'");
        assertThat(forms.find(add(member)).missing().toString()).isEqualTo("[" + missing.replace(",", ", ") + "]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"FOREIGN_PASSPORT, true, false", "HK_MACAO_PERMIT, false, true", "TAIWAN_RESIDENCE, false, true", "PERMANENT_RESIDENCE, false, true",
        "OTHER, true, false"})
    @DisplayName("许可只问持护照的，反面只问卡式证件")
    void what_a_document_asks_for(String type, boolean permit, boolean back) {
        var missing = forms.find(add(world.member(world.union, "DOE", type))).missing();
        assertThat(missing.contains(PERMIT_NO)).isEqualTo(permit);
        assertThat(missing.contains(PERMIT)).isEqualTo(permit);
        assertThat(missing.contains(BACK)).isEqualTo(back);
        assertThat(missing).contains(NATIONALITY, FRONT, AUTHORISATION);
    }

    @Test
    @DisplayName("税收居民身份决定声明的内容；没有识别号的说明原因即可，第二个国家填了就要识别号")
    void the_tax_declaration() {
        long entry = add(world.member(world.union, "DOE", "FOREIGN_PASSPORT"));
        assertThat(save(entry, FOREIGNER).missing()).containsExactly(FRONT, PERMIT, AUTHORISATION);
        assertThat(save(entry, Map.of(TAX_RESIDENCY, "BOTH")).missing()).containsExactly(TAX_ADDRESS_ENGLISH, BIRTHPLACE, BIRTHPLACE_ENGLISH, TAX_COUNTRY_1,
                TIN_1, TAX_SIGNED_BY, TAX_SIGNED_ON, FRONT, PERMIT, AUTHORISATION, TAX_DECLARATION);
        assertThat(save(entry, Map.of(TAX_ADDRESS_ENGLISH, "7 Yan Road, Shanghai", BIRTHPLACE, "都柏林", BIRTHPLACE_ENGLISH, "Dublin", TAX_COUNTRY_1, "IRL",
                NO_TIN_1, "尚未取得", TAX_COUNTRY_2, "GBR", TAX_SIGNED_BY, "SELF", TAX_SIGNED_ON, "2026-11-20")).missing())
                .containsExactly(TIN_2, FRONT, PERMIT, AUTHORISATION, TAX_DECLARATION);
        assertThat(save(entry, Map.of(TIN_2, "QQ123456C")).missing()).containsExactly(FRONT, PERMIT, AUTHORISATION, TAX_DECLARATION);
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.PERMIT, AttachmentKind.AUTHORISATION, AttachmentKind.TAX_DECLARATION);
        assertThat(forms.find(entry).missing()).isEmpty();
        assertThat(world.text("select count(*) from card_log where step = 'COMPLETED'")).isEqualTo("1");
        assertThat(world.text("select completed_by from special_information")).isEqualTo("clerk" + world.union);
    }

    @Test
    @DisplayName("完善后提交：银行要的各项进入批次明细")
    void what_was_filled_in_goes_to_the_bank() {
        long entry = add(world.member(world.union, "MARY-ANN O'NEILL", "FOREIGN_PASSPORT"));
        world.change("update person set sex = null, birth_date = null");
        assertThat(forms.find(entry).missing()).contains(SpecialItem.SEX, SpecialItem.BIRTH_DATE);
        var typed = new EnumMap<>(FOREIGNER);
        typed.put(SpecialItem.SEX, "F");
        typed.put(SpecialItem.BIRTH_DATE, "1988-02-29");
        save(entry, typed);
        world.attach(world.union, AttachmentKind.FRONT, AttachmentKind.PERMIT, AttachmentKind.AUTHORISATION);
        world.allHavePassed();
        submit();
        assertThat(world.text("select concat_ws(',', name_pinyin, sex, birth_date, nationality, document_expires_on, occupation) from card_batch_line"))
                .isEqualTo("O'NEILL MARY-ANN,F,1988-02-29,IRL,2030-05-01,工程师");
        assertThat(world.text("select l.mobile_sealed = i.mobile_sealed and l.address_sealed = i.address_sealed from card_batch_line l, "
                + "special_information i")).isEqualTo("t");
    }

    @Test
    @DisplayName("草稿不丢：有效的都存下，不合格的指出来，加密项不重填就不变")
    void a_draft_keeps_what_is_valid() {
        long entry = add(world.member(world.union, "DOE", "FOREIGN_PASSPORT"));
        var saved = save(entry, Map.of(SURNAME_LATIN, "多伊", OCCUPATION, "教师", MOBILE, "12345", PERMIT_EXPIRY, "2026-11-22", NATIONALITY, "XXX",
                ADDRESS, "上海市䶮路7号", TAX_SIGNED_ON, "2026-11-24"));
        assertThat(saved.refused()).containsExactlyInAnyOrder(SURNAME_LATIN, MOBILE, PERMIT_EXPIRY, NATIONALITY, TAX_SIGNED_ON);
        assertThat(saved.isComplete()).isFalse();
        var form = forms.find(entry);
        assertThat(form.values()).containsEntry(OCCUPATION, "教师").doesNotContainKeys(SURNAME_LATIN, MOBILE, ADDRESS);
        assertThat(form.stored().get(ADDRESS).text()).startsWith("上海市").endsWith("****");
        save(entry, Map.of(SURNAME_LATIN, "doe", ADDRESS, " "));
        assertThat(forms.find(entry).values()).containsEntry(SURNAME_LATIN, "DOE").containsEntry(OCCUPATION, "教师");
        assertThat(forms.find(entry).stored()).containsKey(ADDRESS);
        assertThat(save(entry, Map.of(OCCUPATION, "")).missing()).contains(OCCUPATION);
    }

    @Test
    @DisplayName("两位经办人同时填写：后保存的被告知，先保存的不受影响；别的工会看不到")
    void two_clerks() {
        long entry = add(world.member(world.union, "DOE", "FOREIGN_PASSPORT"));
        forms.save(entry, -1, Map.of(OCCUPATION, "教师"));
        assertThatThrownBy(() -> database.inTransaction(() -> forms.save(entry, -1, Map.of(OCCUPATION, "工程师")))).hasMessage("special.stale");
        assertThat(forms.find(entry).values()).containsEntry(OCCUPATION, "教师");
        assertThatThrownBy(() -> world.specialForms(world.otherUnion).find(entry)).hasMessage("pending.gone");
        assertThatThrownBy(() -> world.specialForms(world.otherUnion).save(entry, 0, Map.of(OCCUPATION, "x"))).hasMessage("pending.gone");
        assertThatThrownBy(() -> forms.save(999, -1, Map.of())).hasMessage("pending.gone");
    }

    private SavedForm save(long entry, Map<SpecialItem, String> typed) {
        return database.inTransaction(() -> forms.save(entry, forms.find(entry).version(), typed));
    }

    private long add(long member) {
        list.add(List.of(member));
        return Long.parseLong(world.text("select id from pending_entry where member_id = ?", member));
    }

    private String submit() {
        return database.inTransaction(() -> world.submission(world.union).submit(Channel.SPECIAL));
    }
}

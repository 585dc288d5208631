package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.form.UnfitValue;

class DocumentNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 11010519491231002X, 11010519491231002X", "RESIDENT_ID, 11010519491231002x, 11010519491231002X",
        "RESIDENT_ID, 440524188001010014, 440524188001010014", "RESIDENT_ID, '''1101 0519 4912 3100 2x', 11010519491231002X",
        "FOREIGN_PASSPORT, ' e1234567 ', E1234567", "FOREIGN_PASSPORT, 012345678, 012345678",
        "HK_MACAO_PERMIT, h12345678, H12345678", "HK_MACAO_PERMIT, H1234567801, H1234567801", "HK_MACAO_PERMIT, Ｍ１２３４５６７８, M12345678",
        "TAIWAN_PERMIT, 01234567, 01234567", "TAIWAN_PERMIT, 1234567801B, 1234567801B",
        "HK_MACAO_RESIDENCE, 810000198505150029, 810000198505150029", "TAIWAN_RESIDENCE, 830000199001010012, 830000199001010012",
        "PERMANENT_RESIDENCE, KAZ110090123105, KAZ110090123105", "PERMANENT_RESIDENCE, 931840199001010011, 931840199001010011",
        "OTHER, ABC-123, ABC-123"})
    @DisplayName("§9c 15：末位 x 归为 X；各类证件号码归一后收下")
    void takes(DocumentType type, String typed, String value) {
        assertThat(DocumentNumber.of(type, typed, TODAY).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID, 110105194912310020, ID_CHECK", "RESIDENT_ID, 110105491231002, ID_LENGTH", "RESIDENT_ID, '', ID_LENGTH",
        "RESIDENT_ID, 11010519490231002X, ID_DATE", "RESIDENT_ID, 110105202612310029, ID_DATE", "RESIDENT_ID, 11010519491231OO2X, ID_CHARACTERS",
        "RESIDENT_ID, 810000198505150029, ID_IS_HK_MACAO_RESIDENCE", "RESIDENT_ID, 830000199001010012, ID_IS_TAIWAN_RESIDENCE",
        "RESIDENT_ID, 931840199001010011, ID_IS_PERMANENT_RESIDENCE",
        "FOREIGN_PASSPORT, ABCDEFGH, DOCUMENT_SHAPE", "FOREIGN_PASSPORT, 1234, DOCUMENT_SHAPE",
        "HK_MACAO_PERMIT, A12345678, DOCUMENT_SHAPE", "HK_MACAO_PERMIT, H123456780, DOCUMENT_SHAPE",
        "TAIWAN_PERMIT, 1234567, DOCUMENT_SHAPE", "HK_MACAO_RESIDENCE, 830000199001010012, DOCUMENT_SHAPE",
        "HK_MACAO_RESIDENCE, 810000198505150028, DOCUMENT_CHECK", "TAIWAN_RESIDENCE, 11010519491231002X, DOCUMENT_SHAPE",
        "PERMANENT_RESIDENCE, KAZ110090123104, DOCUMENT_CHECK", "PERMANENT_RESIDENCE, 931840199001010010, DOCUMENT_CHECK",
        "PERMANENT_RESIDENCE, KAZ110091323105, ID_DATE", "OTHER, 军字12345, DOCUMENT_SHAPE"})
    @DisplayName("§9c 15：十八位不一定是身份证：81、82、83 和 9 开头的是居住证、永久居留身份证；各种号码的差错各有说法")
    void refuses(DocumentType type, String typed, Fault fault) {
        assertThatThrownBy(() -> DocumentNumber.of(type, typed, TODAY))
                .isInstanceOfSatisfying(UnfitValue.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    @DisplayName("通行证换证后仍是同一人")
    void a_replaced_travel_permit_is_the_same_person() {
        var first = DocumentNumber.of(DocumentType.HK_MACAO_PERMIT, "H12345678", TODAY);
        assertThat(DocumentNumber.of(DocumentType.HK_MACAO_PERMIT, "H1234567801", TODAY).key()).isEqualTo(first.key());
        assertThat(DocumentNumber.of(DocumentType.HK_MACAO_PERMIT, "H1234567901", TODAY).key()).isNotEqualTo(first.key());
    }

    @Test
    void sex_birth_date_and_nationality_come_from_the_number() {
        var card = DocumentNumber.of(DocumentType.PERMANENT_RESIDENCE, "931840199001010011", TODAY);
        assertThat(card.birthDate()).contains(LocalDate.of(1990, 1, 1));
        assertThat(card.sex()).contains(Sex.M);
        assertThat(card.nationality()).isEqualTo("USA");
        assertThat(DocumentNumber.of(DocumentType.PERMANENT_RESIDENCE, "KAZ110090123105", TODAY).nationality()).isEqualTo("KAZ");
        assertThat(DocumentNumber.of(DocumentType.TAIWAN_PERMIT, "12345678", TODAY).nationality()).isEqualTo("CHN");
        assertThat(DocumentNumber.of(DocumentType.FOREIGN_PASSPORT, "E1234567", TODAY).nationality()).isEqualTo("XXX");
        assertThat(card).hasToString("PERMANENT_RESIDENCE ****");
    }

    @ParameterizedTest
    @CsvSource({"居民身份证, RESIDENT_ID", "' 身份证 ', RESIDENT_ID", "护照(外国), FOREIGN_PASSPORT", "护照, FOREIGN_PASSPORT", "台胞证, TAIWAN_PERMIT",
        "外国人永久居留证, PERMANENT_RESIDENCE", "其它, OTHER"})
    void knows_the_words_of_forms(String word, DocumentType type) {
        assertThat(DocumentType.find(word)).contains(type);
        assertThat(DocumentType.find(type.label())).contains(type);
    }

    @Test
    void knows_no_other_words() {
        assertThat(DocumentType.find("驾驶证")).isEmpty();
    }
}

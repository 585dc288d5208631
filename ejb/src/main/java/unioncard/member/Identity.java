package unioncard.member;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unioncard.approval.Change;

/**
 * What tells a person from all others: normalised name, document, birth date, sex.
 *
 * @param number of the document, normalised
 */
record Identity(String name, DocumentType type, String number, LocalDate birthDate, Sex sex) {

    static final String NAME = "NAME";
    static final String DOCUMENT_TYPE = "DOCUMENT_TYPE";
    static final String DOCUMENT = "DOCUMENT";
    static final String BIRTH_DATE = "BIRTH_DATE";
    static final String SEX = "SEX";

    /** What was typed, by the rules of name and document. */
    static Identity of(IdentityWish typed, LocalDate today) {
        return new Identity(PersonName.of(typed.name()).value(), typed.documentType(),
                DocumentNumber.of(typed.documentType(), typed.documentNumber(), today).value(), typed.birthDate(), typed.sex());
    }

    /** What a request asked for. */
    static Identity of(Map<String, String> values) {
        return new Identity(values.get(NAME), DocumentType.valueOf(values.get(DOCUMENT_TYPE)), values.get(DOCUMENT),
                LocalDate.parse(values.get(BIRTH_DATE)), Sex.valueOf(values.get(SEX)));
    }

    /** All five fields, unchanged ones too: the second person sees the whole identity. */
    List<Change> changesTo(Identity next) {
        return List.of(new Change(NAME, name, next.name), new Change(DOCUMENT_TYPE, text(type), text(next.type)),
                new Change(DOCUMENT, number, next.number), new Change(BIRTH_DATE, text(birthDate), text(next.birthDate)),
                new Change(SEX, text(sex), text(next.sex)));
    }

    /** For the record: which fields differ, with both names. */
    String differenceFrom(Identity before) {
        return Stream.of(name.equals(before.name) ? null : "姓名由“" + before.name + "”变更为“" + name + "”",
                type == before.type ? null : "证件类型", number.equals(before.number) ? null : "证件号码",
                Objects.equals(birthDate, before.birthDate) ? null : "出生日期", sex == before.sex ? null : "性别")
                .filter(Objects::nonNull).collect(Collectors.joining("、"));
    }

    DocumentNumber document(LocalDate today) {
        return DocumentNumber.of(type, number, today);
    }

    private static String text(Object value) {
        return value == null ? null : value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    @Override
    public String toString() {
        return "****";
    }
}

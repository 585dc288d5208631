package unioncard.member;

import java.time.LocalDate;
import java.util.EnumMap;
import unioncard.form.FormRow;
import unioncard.shared.DomainException;

/**
 * A member as typed into the console's forms (新增会员, 修改资料); blank fields are null or empty. Words are those of {@link Dictionary}.
 *
 * @param documentExpiresOn last day of the document, or null
 * @param documentLongTerm whether it is valid for ever
 * @param changeKind 入会 or 转入
 * @param changeReason only for 转入
 * @param joinedOn 会籍变化日期
 */
public record TypedMember(String name, String sex, LocalDate birthDate, DocumentType documentType, String documentNumber,
        LocalDate documentExpiresOn, boolean documentLongTerm, String mobile, String ethnicity, String education, String politicalStatus,
        String employment, String skillGrade, String householdType, String householdPlace, String nativePlace, String migrantWorker,
        String workUnit, String changeKind, String changeReason, LocalDate joinedOn) {

    private static final String FIRST_ENTRY = "入会";

    /** The member known, with another identity. */
    static TypedMember of(StoredMember known, IdentityWish identity) {
        return new TypedMember(identity.name(), identity.sex() == null ? null : identity.sex().label(), identity.birthDate(),
                identity.documentType(), identity.documentNumber(), known.documentExpiresOn(), known.documentLongTerm(), null, known.ethnicity(),
                known.education(), known.politicalStatus(), known.employment(), known.skillGrade(), known.householdType(),
                known.householdPlace(), known.nativePlace(), word(known.migrantWorker()), known.workUnit(), known.changeKind(),
                known.changeReason(), known.joinedOn());
    }

    /** This with the known identity; how the membership began is not judged again. */
    TypedMember with(StoredMember known, String number, String mobileNumber) {
        return new TypedMember(known.name(), known.sex() == null ? null : known.sex().label(), known.birthDate(), known.documentType(), number,
                documentExpiresOn, documentLongTerm, mobileNumber, ethnicity, education, politicalStatus, employment, skillGrade, householdType,
                householdPlace, nativePlace, migrantWorker, workUnit, FIRST_ENTRY, null, LocalDate.EPOCH);
    }

    private static String word(Boolean yes) {
        return yes == null ? null : yes ? "是" : "否";
    }

    /** Judged by {@link FormCheck} like a row of the collection form. Throws {@link UnfitMember}. */
    Newcomer check(Ages ages) {
        var check = new FormCheck(ages);
        var newcomer = check.check(row());
        if (newcomer == null) {
            throw new UnfitMember(check.refusals());
        }
        return newcomer;
    }

    /** Last day of the document; null when it is valid for ever or nothing is known. */
    LocalDate lastDay() {
        return documentLongTerm ? null : documentExpiresOn;
    }

    /** Refuses a document that is not valid any more, with {@code expiry.past}. */
    void requireValidDocument(LocalDate today) {
        if (lastDay() != null && lastDay().isBefore(today)) {
            throw new DomainException("expiry.past");
        }
    }

    /** The same as a row of the form. */
    FormRow<FormColumn> row() {
        var cells = new EnumMap<FormColumn, FormRow.Value>(FormColumn.class);
        put(cells, FormColumn.NAME, name);
        put(cells, FormColumn.SEX, sex);
        put(cells, FormColumn.BIRTH_DATE, birthDate);
        put(cells, FormColumn.DOCUMENT_TYPE, documentType == null ? null : documentType.label());
        put(cells, FormColumn.DOCUMENT_NUMBER, documentNumber);
        put(cells, FormColumn.MOBILE, mobile);
        put(cells, FormColumn.ETHNICITY, ethnicity);
        put(cells, FormColumn.EDUCATION, education);
        put(cells, FormColumn.POLITICAL_STATUS, politicalStatus);
        put(cells, FormColumn.EMPLOYMENT, employment);
        put(cells, FormColumn.SKILL_GRADE, skillGrade);
        put(cells, FormColumn.HOUSEHOLD_TYPE, householdType);
        put(cells, FormColumn.HOUSEHOLD_PLACE, householdPlace);
        put(cells, FormColumn.NATIVE_PLACE, nativePlace);
        put(cells, FormColumn.MIGRANT_WORKER, migrantWorker);
        put(cells, FormColumn.WORK_UNIT, workUnit);
        put(cells, FormColumn.CHANGE_KIND, changeKind);
        put(cells, FormColumn.CHANGE_REASON, changeReason);
        put(cells, FormColumn.CHANGE_DATE, joinedOn);
        return new FormRow<>(1, cells);
    }

    private static void put(EnumMap<FormColumn, FormRow.Value> cells, FormColumn column, Object typed) {
        var text = typed == null ? "" : typed.toString();
        if (!text.isBlank()) {
            cells.put(column, new FormRow.Value(FormRow.Kind.TEXT, text, false));
        }
    }
}

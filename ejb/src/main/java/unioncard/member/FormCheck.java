package unioncard.member;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unioncard.form.CellFault;
import unioncard.form.FieldCheck;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;

/** Turns the rows of a form into newcomers, or into all the reasons why not. Remembers the documents of all rows, for those that come twice. */
final class FormCheck {

    private static final int LONGEST_TEXT = 200;
    private static final Set<String> BEGINNINGS = Set.of("入会", "转入");

    private final Ages ages;
    private final FieldCheck<FormColumn> fields;
    private final Map<String, Integer> firstRows = new HashMap<>();
    private FormRow<FormColumn> row;

    FormCheck(Ages ages) {
        this.ages = ages;
        fields = new FieldCheck<>(ages.today());
    }

    /** Everything wrong so far, in the form's order. */
    List<FormRefusal> refusals() {
        return fields.refusals();
    }

    /** Takes out what was wrong since the last time. */
    List<FormRefusal> takeRefusals() {
        return fields.take();
    }

    /** The row as a newcomer, or null when something is wrong with it. */
    Newcomer check(FormRow<FormColumn> next) {
        row = next;
        fields.next(next);
        var name = fields.value(FormColumn.NAME, true, () -> PersonName.of(row.text(FormColumn.NAME).isEmpty() ? "" : row.raw(FormColumn.NAME)));
        var type = fields.value(FormColumn.DOCUMENT_TYPE, true, () -> DocumentType.find(row.text(FormColumn.DOCUMENT_TYPE))
                .orElseThrow(() -> new UnfitValue(CellFault.NOT_IN_LIST)));
        // A number can only be judged by its type.
        var document = type == null ? null : fields.value(FormColumn.DOCUMENT_NUMBER, true,
                () -> DocumentNumber.of(type, row.digits(FormColumn.DOCUMENT_NUMBER), ages.today()));
        boolean mainland = type == null || type.mainland();
        var sex = fields.value(FormColumn.SEX, true,
                () -> Sex.find(row.text(FormColumn.SEX)).orElseThrow(() -> new UnfitValue(CellFault.NOT_IN_LIST)));
        var birthDate = grownUp(fields.day(FormColumn.BIRTH_DATE, true));
        if (document != null) {
            agree(FormColumn.SEX, sex, document.sex().orElse(sex), Fault.SEX_DIFFERS);
            agree(FormColumn.BIRTH_DATE, birthDate, document.birthDate().orElse(birthDate), Fault.BIRTH_DIFFERS);
            unrepeated(document);
        }
        var changeKind = fields.value(FormColumn.CHANGE_KIND, true, () -> {
            var kind = word(FormColumn.CHANGE_KIND);
            if (!BEGINNINGS.contains(kind)) {
                throw new UnfitValue(Fault.CHANGE_KIND);
            }
            return kind;
        });
        var migrant = listed(FormColumn.MIGRANT_WORKER, mainland);
        var newcomer = new Newcomer(row.rowNo(), name, sex, birthDate, listed(FormColumn.ETHNICITY, mainland), document,
                fields.value(FormColumn.MOBILE, true, this::mobile), fields.day(FormColumn.CHANGE_DATE, true),
                listed(FormColumn.EDUCATION, true), listed(FormColumn.POLITICAL_STATUS, mainland), listed(FormColumn.EMPLOYMENT, true),
                listed(FormColumn.SKILL_GRADE, true), listed(FormColumn.HOUSEHOLD_TYPE, mainland), free(FormColumn.HOUSEHOLD_PLACE, mainland),
                free(FormColumn.NATIVE_PLACE, mainland), "是".equals(migrant), free(FormColumn.WORK_UNIT, true), changeKind,
                // No reason of the list fits a first entry.
                listed(FormColumn.CHANGE_REASON, "转入".equals(changeKind)));
        return fields.passed() ? newcomer : null;
    }

    private String word(FormColumn column) {
        return column.dictionary().find(row.text(column)).orElseThrow(() -> new UnfitValue(CellFault.NOT_IN_LIST));
    }

    private String listed(FormColumn column, boolean mandatory) {
        return fields.value(column, mandatory, () -> word(column));
    }

    private String free(FormColumn column, boolean mandatory) {
        return fields.text(column, mandatory, LONGEST_TEXT);
    }

    private String mobile() {
        var digits = TypedText.compact(row.digits(FormColumn.MOBILE)).replaceFirst("^(\\+|00)86", "").replace("-", "");
        if (!digits.matches("1[3-9][0-9]{9}")) {
            throw new UnfitValue(Fault.MOBILE);
        }
        return digits;
    }

    private LocalDate grownUp(LocalDate birthDate) {
        if (birthDate == null || ages.fits(birthDate)) {
            return birthDate;
        }
        fields.refuse(FormColumn.BIRTH_DATE, UnfitValue.of(Fault.AGE, ages.youngest(), ages.oldest()));
        return null;
    }

    private <T> void agree(FormColumn column, T written, T known, Fault fault) {
        if (written != null && !written.equals(known)) {
            fields.refuse(column, new UnfitValue(fault));
        }
    }

    private void unrepeated(DocumentNumber document) {
        var first = firstRows.putIfAbsent(document.type() + document.key(), row.rowNo());
        if (first != null) {
            fields.refuse(FormColumn.DOCUMENT_NUMBER, UnfitValue.of(Fault.REPEATED_IN_FILE, first));
        }
    }
}

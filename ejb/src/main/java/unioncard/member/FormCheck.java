package unioncard.member;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Turns the rows of a form into newcomers, or into all the reasons why not. */
final class FormCheck {

    private static final int YOUNGEST = 16;
    private static final int OLDEST = 100;
    private static final Set<String> BEGINNINGS = Set.of("入会", "转入");

    private final LocalDate today;
    private final Map<String, Integer> firstRows = new HashMap<>();
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final List<FormRefusal> refusals = new ArrayList<>();
    private FormRow row;
    private int before;

    FormCheck(LocalDate today) {
        this.today = today;
    }

    /** Rows that passed, in the form's order. */
    List<Newcomer> newcomers() {
        return newcomers;
    }

    /** Everything wrong with the others, in the form's order. */
    List<FormRefusal> refusals() {
        return refusals;
    }

    void check(FormRow next) {
        row = next;
        before = refusals.size();
        var name = value(FormColumn.NAME, true, () -> PersonName.of(row.text(FormColumn.NAME).isEmpty() ? "" : row.raw(FormColumn.NAME)));
        var type = value(FormColumn.DOCUMENT_TYPE, true, () -> DocumentType.find(row.text(FormColumn.DOCUMENT_TYPE))
                .orElseThrow(() -> new UnfitValue(Fault.NOT_IN_LIST)));
        // A number can only be judged by its type.
        var document = type == null ? null : value(FormColumn.DOCUMENT_NUMBER, true,
                () -> DocumentNumber.of(type, row.digits(FormColumn.DOCUMENT_NUMBER), today));
        boolean mainland = type == null || type.mainland();
        var sex = value(FormColumn.SEX, true, () -> Sex.find(row.text(FormColumn.SEX)).orElseThrow(() -> new UnfitValue(Fault.NOT_IN_LIST)));
        var birthDate = value(FormColumn.BIRTH_DATE, true, () -> birthDate(row.date(FormColumn.BIRTH_DATE)));
        if (document != null) {
            agree(FormColumn.SEX, sex, document.sex().orElse(sex), Fault.SEX_DIFFERS);
            agree(FormColumn.BIRTH_DATE, birthDate, document.birthDate().orElse(birthDate), Fault.BIRTH_DIFFERS);
            unrepeated(document);
        }
        var changeKind = value(FormColumn.CHANGE_KIND, true, () -> {
            var kind = word(FormColumn.CHANGE_KIND);
            if (!BEGINNINGS.contains(kind)) {
                throw new UnfitValue(Fault.CHANGE_KIND);
            }
            return kind;
        });
        var migrant = listed(FormColumn.MIGRANT_WORKER, mainland);
        var newcomer = new Newcomer(row.rowNo(), name, sex, birthDate, listed(FormColumn.ETHNICITY, mainland), document,
                value(FormColumn.MOBILE, true, this::mobile),
                value(FormColumn.CHANGE_DATE, true, () -> notAfterToday(row.date(FormColumn.CHANGE_DATE))),
                listed(FormColumn.EDUCATION, true), listed(FormColumn.POLITICAL_STATUS, mainland), listed(FormColumn.EMPLOYMENT, true),
                listed(FormColumn.SKILL_GRADE, true), listed(FormColumn.HOUSEHOLD_TYPE, mainland), free(FormColumn.HOUSEHOLD_PLACE, mainland),
                free(FormColumn.NATIVE_PLACE, mainland), "是".equals(migrant), free(FormColumn.WORK_UNIT, true), changeKind,
                // No reason of the list fits a first entry.
                listed(FormColumn.CHANGE_REASON, "转入".equals(changeKind)));
        if (refusals.size() == before) {
            newcomers.add(newcomer);
        }
    }

    /** Reads one field; a broken rule becomes a refusal and null. */
    private <T> T value(FormColumn column, boolean mandatory, Supplier<T> read) {
        try {
            if (row.isBlank(column)) {
                if (mandatory) {
                    throw new UnfitValue(Fault.MISSING);
                }
                return null;
            }
            return read.get();
        } catch (UnfitValue unfit) {
            refusals.add(FormRefusal.of(row, column, unfit));
            return null;
        }
    }

    private String word(FormColumn column) {
        return column.dictionary().find(row.text(column)).orElseThrow(() -> new UnfitValue(Fault.NOT_IN_LIST));
    }

    private String listed(FormColumn column, boolean mandatory) {
        return value(column, mandatory, () -> word(column));
    }

    private String free(FormColumn column, boolean mandatory) {
        return value(column, mandatory, () -> {
            var text = row.text(column);
            if (text.codePointCount(0, text.length()) > 200) {
                throw new UnfitValue(Fault.TOO_LONG);
            }
            return text;
        });
    }

    private String mobile() {
        var digits = TypedText.compact(row.digits(FormColumn.MOBILE)).replaceFirst("^(\\+|00)86", "").replace("-", "");
        if (!digits.matches("1[3-9][0-9]{9}")) {
            throw new UnfitValue(Fault.MOBILE);
        }
        return digits;
    }

    private LocalDate notAfterToday(LocalDate date) {
        if (date.isAfter(today)) {
            throw new UnfitValue(Fault.DATE_FUTURE);
        }
        return date;
    }

    private LocalDate birthDate(LocalDate date) {
        int age = Period.between(notAfterToday(date), today).getYears();
        if (age < YOUNGEST || age > OLDEST) {
            throw new UnfitValue(Fault.AGE);
        }
        return date;
    }

    private <T> void agree(FormColumn column, T written, T known, Fault fault) {
        if (written != null && !written.equals(known)) {
            refusals.add(FormRefusal.of(row, column, new UnfitValue(fault)));
        }
    }

    private void unrepeated(DocumentNumber document) {
        var first = firstRows.putIfAbsent(document.type() + document.key(), row.rowNo());
        if (first != null) {
            refusals.add(FormRefusal.of(row, FormColumn.DOCUMENT_NUMBER, UnfitValue.repeated(first)));
        }
    }
}

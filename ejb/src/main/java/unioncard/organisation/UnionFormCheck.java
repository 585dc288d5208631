package unioncard.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unioncard.form.CellFault;
import unioncard.form.FieldCheck;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.Rule;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;

/** Turns the rows of a form into unions to be founded, or into all the reasons why not. */
final class UnionFormCheck {

    private static final int DIGITS_OF_A_COUNT = 8;

    private final FieldCheck<UnionFormColumn> fields;
    private final Set<String> regions;
    private final Map<String, Integer> firstRows = new HashMap<>();
    private final List<FormUnion> unions = new ArrayList<>();
    private FormRow<UnionFormColumn> row;

    UnionFormCheck(LocalDate today, Set<String> regions) {
        fields = new FieldCheck<>(today);
        this.regions = regions;
    }

    /** Rows that passed, in the form's order. */
    List<FormUnion> unions() {
        return unions;
    }

    /** Everything wrong with the others, in the form's order. */
    List<FormRefusal> refusals() {
        return fields.refusals();
    }

    void check(FormRow<UnionFormColumn> next) {
        row = next;
        fields.next(next);
        var unitName = fields.text(UnionFormColumn.UNIT_NAME, true, UnitFields.LONGEST_NAME);
        var unitCode = creditCode(UnionFormColumn.UNIT_CREDIT_CODE, true, UnionFault.CODE_CHECK);
        var address = fields.text(UnionFormColumn.ADDRESS, true, UnitFields.LONGEST_ADDRESS);
        var region = fields.value(UnionFormColumn.REGION, true, () -> {
            var word = row.text(UnionFormColumn.REGION);
            if (!regions.contains(word)) {
                throw new UnfitValue(CellFault.NOT_IN_LIST);
            }
            return word;
        });
        var nature = listed(UnionFormColumn.UNIT_NATURE);
        var economyType = listed(UnionFormColumn.ECONOMY_TYPE);
        var industry = listed(UnionFormColumn.INDUSTRY);
        var staff = count(UnionFormColumn.STAFF_COUNT);
        var name = fields.text(UnionFormColumn.NAME, true, UnitFields.LONGEST_NAME);
        var code = creditCode(UnionFormColumn.CREDIT_CODE, false, UnionFault.UNION_CODE_CHECK);
        var parent = fields.text(UnionFormColumn.PARENT, true, UnitFields.LONGEST_NAME);
        var foundedOn = fields.day(UnionFormColumn.FOUNDED_ON, true);
        var type = listed(UnionFormColumn.TYPE);
        var members = count(UnionFormColumn.DECLARED_MEMBERS);
        var leader = fields.text(UnionFormColumn.LEADER, true, UnionFields.LONGEST_LEADER);
        var phone = fields.value(UnionFormColumn.PHONE, true, () -> {
            var text = row.digits(UnionFormColumn.PHONE);
            if (!UnionFields.isPhone(text)) {
                throw new UnfitValue(UnionFault.PHONE);
            }
            return text;
        });
        if (name != null && parent != null) {
            unrepeated(parent + "\n" + name);
        }
        if (fields.passed()) {
            unions.add(new FormUnion(row.rowNo(), parent, new UnionFields(name, code, type, foundedOn, members, leader, phone,
                    new UnitFields(unitName, unitCode, address, region, nature, economyType, industry, staff))));
        }
    }

    private String listed(UnionFormColumn column) {
        return fields.value(column, true,
                () -> column.dictionary().find(row.text(column)).orElseThrow(() -> new UnfitValue(CellFault.NOT_IN_LIST)));
    }

    private Integer count(UnionFormColumn column) {
        return fields.value(column, true, () -> {
            var digits = TypedText.compact(row.text(column)).replaceFirst("人$", "");
            if (!digits.matches("[0-9]{1," + DIGITS_OF_A_COUNT + "}")) {
                throw new UnfitValue(UnionFault.COUNT);
            }
            return Integer.valueOf(digits);
        });
    }

    private String creditCode(UnionFormColumn column, boolean mandatory, Rule wrongCheck) {
        return fields.value(column, mandatory, () -> {
            var code = TypedText.compact(row.digits(column));
            if (code.length() != CreditCode.LENGTH) {
                throw new UnfitValue(UnionFault.CODE_LENGTH);
            }
            if (!CreditCode.hasCharacters(code)) {
                throw new UnfitValue(UnionFault.CODE_CHARACTERS);
            }
            return CreditCode.parse(code).map(CreditCode::value).orElseThrow(() -> new UnfitValue(wrongCheck));
        });
    }

    private void unrepeated(String key) {
        var first = firstRows.putIfAbsent(key, row.rowNo());
        if (first != null) {
            fields.refuse(UnionFormColumn.NAME, UnfitValue.of(UnionFault.REPEATED_IN_FILE, first));
        }
    }
}

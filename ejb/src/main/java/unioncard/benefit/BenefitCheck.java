package unioncard.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unioncard.form.CellFault;
import unioncard.form.FieldCheck;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.TypedText;
import unioncard.form.UnfitValue;
import unioncard.member.DocumentNumber;
import unioncard.member.PersonName;

/** Turns the rows of the carrier's file into benefits, or into all the reasons why not. What is known about the person is judged afterwards. */
final class BenefitCheck {

    private static final int LONGEST_NUMBER = 30;
    private static final BigDecimal MOST_YUAN = BigDecimal.valueOf(100_000_000);
    /** Spreadsheets keep figures in binary: 1234.56 may come as 1234.5599999999999. */
    private static final BigDecimal BINARY_TRACE = new BigDecimal("0.000001");

    private final FieldCheck<BenefitColumn> fields;
    private final Map<String, Integer> firstRows = new HashMap<>();
    private final Map<Integer, FormRow<BenefitColumn>> rows = new HashMap<>();
    private final List<PaidBenefit> passed = new ArrayList<>();
    private FormRow<BenefitColumn> row;

    BenefitCheck(LocalDate today) {
        fields = new FieldCheck<>(today);
    }

    /** Rows that passed, in the file's order. */
    List<PaidBenefit> passed() {
        return passed;
    }

    /** Everything wrong with the others. */
    List<FormRefusal> refusals() {
        return fields.refusals();
    }

    /** The refusal of a row that passed here, for something known about it. */
    FormRefusal refusal(int rowNo, BenefitColumn column, BenefitFault fault) {
        return FormRefusal.of(rows.get(rowNo), column, new UnfitValue(fault));
    }

    void check(FormRow<BenefitColumn> next) {
        row = next;
        fields.next(next);
        var claimNo = fields.value(BenefitColumn.CLAIM_NO, true, this::claimNo);
        var year = fields.value(BenefitColumn.YEAR, true, this::year);
        var name = fields.value(BenefitColumn.NAME, true, () -> PersonName.of(row.raw(BenefitColumn.NAME)).value());
        var document = fields.value(BenefitColumn.DOCUMENT, true, this::document);
        var kind = fields.value(BenefitColumn.KIND, true,
                () -> BenefitKind.of(row.text(BenefitColumn.KIND)).orElseThrow(() -> new UnfitValue(CellFault.NOT_IN_LIST)));
        var paidOn = fields.day(BenefitColumn.PAID_ON, true);
        var amount = fields.value(BenefitColumn.AMOUNT, true, this::fen);
        if (fields.passed()) {
            rows.put(row.rowNo(), row);
            passed.add(new PaidBenefit(row.rowNo(), claimNo, year, name, document, kind, paidOn, amount));
        }
    }

    private String claimNo() {
        var text = TypedText.compact(row.digits(BenefitColumn.CLAIM_NO));
        if (!text.matches("[0-9A-Z-]{1,40}")) {
            throw new UnfitValue(BenefitFault.CLAIM_SHAPE);
        }
        var first = firstRows.putIfAbsent(text, row.rowNo());
        if (first != null) {
            throw UnfitValue.of(BenefitFault.CLAIM_REPEATED, first);
        }
        return text;
    }

    private Integer year() {
        var text = TypedText.compact(row.text(BenefitColumn.YEAR)).replaceFirst("年$", "");
        if (!text.matches("20[0-9]{2}")) {
            throw new UnfitValue(BenefitFault.YEAR);
        }
        return Integer.valueOf(text);
    }

    private String document() {
        var text = TypedText.compact(row.digits(BenefitColumn.DOCUMENT));
        if (text.length() > LONGEST_NUMBER) {
            throw new UnfitValue(CellFault.TOO_LONG);
        }
        return DocumentNumber.key(text);
    }

    private Long fen() {
        var text = TypedText.compact(row.text(BenefitColumn.AMOUNT)).replace(",", "").replaceFirst("元$", "");
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,20})?")) {
            throw new UnfitValue(BenefitFault.AMOUNT);
        }
        var yuan = new BigDecimal(text);
        var whole = yuan.setScale(2, RoundingMode.HALF_UP);
        if (whole.signum() <= 0 || whole.compareTo(MOST_YUAN) > 0 || whole.subtract(yuan).abs().compareTo(BINARY_TRACE) > 0) {
            throw new UnfitValue(BenefitFault.AMOUNT);
        }
        return whole.movePointRight(2).longValueExact();
    }
}

package unioncard.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * A column of a {@link ListSheet}.
 *
 * @param head words of the header
 * @param width in letters
 * @param format number format of its cells, as Excel writes them; "@" is text
 * @param value what a row has there: text for "@", otherwise a number, {@link LocalDate} or {@link Instant}; null leaves the cell empty
 */
public record SheetColumn<R>(String head, int width, String format, Function<R, ?> value) {

    static final String TEXT = "@";
    private static final int USUAL = 18;
    private static final int NUMBER = 14;
    private static final int TIME = 20;

    /** Text, which is what numbers of members, cards, batches and documents are too: no digit is lost, nothing is calculated. */
    public static <R> SheetColumn<R> text(String head, Function<R, ?> value) {
        return new SheetColumn<>(head, USUAL, TEXT, value);
    }

    /** A whole number. */
    public static <R> SheetColumn<R> count(String head, Function<R, ? extends Number> value) {
        return new SheetColumn<>(head, NUMBER, "0", value);
    }

    /** An amount, given in fen and shown in yuan with two decimals. */
    public static <R> SheetColumn<R> yuan(String head, Function<R, Long> fen) {
        return new SheetColumn<>(head, NUMBER, "#,##0.00", row -> {
            var amount = fen.apply(row);
            return amount == null ? null : BigDecimal.valueOf(amount, 2);
        });
    }

    /** A day. */
    public static <R> SheetColumn<R> day(String head, Function<R, LocalDate> value) {
        return new SheetColumn<>(head, NUMBER, "yyyy-mm-dd", value);
    }

    /** A moment, shown to the second in the time of the city. */
    public static <R> SheetColumn<R> time(String head, Function<R, Instant> value) {
        return new SheetColumn<>(head, TIME, "yyyy-mm-dd hh:mm:ss", value);
    }

    /** The same column in another width. */
    public SheetColumn<R> wide(int letters) {
        return new SheetColumn<>(head, letters, format, value);
    }
}

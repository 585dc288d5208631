package unioncard.web.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import unioncard.shared.SheetColumn;

/** Columns of an exported list, their heads by text key; see {@link SheetColumn} for what stands in their cells. */
public final class Columns {

    private static final int NAMES_OF_UNIONS = 36;

    private Columns() {
    }

    /** Text, which numbers of members, cards and batches are too; numbers of persons stay masked. */
    public static <R> SheetColumn<R> text(String key, Function<R, ?> value) {
        return SheetColumn.text(Texts.of(key), value);
    }

    /** The name of a union, or another long text. */
    public static <R> SheetColumn<R> wide(String key, Function<R, ?> value) {
        return Columns.<R>text(key, value).wide(NAMES_OF_UNIONS);
    }

    /** The word of a constant. */
    public static <R> SheetColumn<R> label(String key, Function<R, ? extends Enum<?>> value) {
        return text(key, row -> Show.label(value.apply(row)));
    }

    /** A whole number. */
    public static <R> SheetColumn<R> count(String key, Function<R, ? extends Number> value) {
        return SheetColumn.count(Texts.of(key), value);
    }

    /** An amount in fen, shown in yuan. */
    public static <R> SheetColumn<R> yuan(String key, Function<R, Long> fen) {
        return SheetColumn.yuan(Texts.of(key), fen);
    }

    /** A day. */
    public static <R> SheetColumn<R> day(String key, Function<R, LocalDate> value) {
        return SheetColumn.day(Texts.of(key), value);
    }

    /** A moment, in the time of the city. */
    public static <R> SheetColumn<R> time(String key, Function<R, Instant> value) {
        return SheetColumn.time(Texts.of(key), value);
    }
}

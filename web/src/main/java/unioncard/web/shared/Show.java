package unioncard.web.shared;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import unioncard.shared.Setting;

/** How values look on a page; the functions of the tag library. */
public final class Show {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Show() {
    }

    /** A moment in the city's zone, as in 2019-01-27 15:37; empty for null. */
    public static String time(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment.atZone(Setting.zone()));
    }

    /** A moment to the second, as in 2019-01-27 15:37:05; empty for null. */
    public static String second(Instant moment) {
        return moment == null ? "" : SECOND.format(moment.atZone(Setting.zone()));
    }

    /** A date, as in 2019-01-27; empty for null. */
    public static String date(LocalDate date) {
        return date == null ? "" : date.toString();
    }

    /** Integer fen as yuan, as in 1,234.50; empty for null. */
    public static String yuan(Long fen) {
        return fen == null ? "" : new DecimalFormat("#,##0.00").format(BigDecimal.valueOf(fen, 2));
    }

    /** The word for an enum constant. */
    public static String label(Enum<?> constant) {
        return Texts.label(constant);
    }

    /** The tone of a status badge. */
    public static String tone(Enum<?> constant) {
        return Texts.tone(constant);
    }

    /** A text with one place filled. */
    public static String fill(String key, Object argument) {
        return Texts.of(key, argument);
    }
}

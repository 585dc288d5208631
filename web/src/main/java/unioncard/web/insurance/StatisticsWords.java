package unioncard.web.insurance;

import java.math.BigDecimal;
import unioncard.insurance.ConfirmedCovers.Line;
import unioncard.web.shared.Texts;

/** Figures of 参保统计 in words, the same on the page and in the file. */
final class StatisticsWords {

    private static final int MONTHS = 12;

    private StatisticsWords() {
    }

    /** 3月, 上年12月 or 次年1月, by the months since January of the insurance year. */
    static String month(int offset) {
        int number = Math.floorMod(offset, MONTHS) + 1;
        return Texts.of(offset < 0 ? "statistics.month-before" : offset < MONTHS ? "statistics.month-of" : "statistics.month-after", number);
    }

    /** Tenths of a percent as 87.5%; a dash where there is no rate. */
    static String percent(Integer tenths) {
        return tenths == null ? "—" : Texts.of("statistics.percent", BigDecimal.valueOf(tenths, 1).toPlainString());
    }

    /** 保障类型 of a line; 合计 of one for all. */
    static String plan(Line line) {
        return line.planName() == null ? Texts.of("statistics.total") : line.planName();
    }
}

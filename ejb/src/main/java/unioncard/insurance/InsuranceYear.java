package unioncard.insurance;

import java.time.LocalDate;
import org.jdbi.v3.core.mapper.Nested;

/**
 * Terms of one insurance year (保障年度). The rules here are the only ones; the set-based statements get their outcome as bind variables, but
 * {@link ReturnedBatch}, which asks for batches of many years at once.
 *
 * @param year its number
 * @param startsOn first day
 * @param endsOn last day, on which every cover of the year ends
 * @param halfYearBorder a cover that starts later pays the half premium
 * @param collective days of the campaign (集中参保), which may begin before the year
 * @param newCard days on which 新办卡 may be enrolled for
 * @param withoutCover days on which 有卡无保 may be enrolled for
 * @param newCardStart start rule of 新办卡参保
 * @param withoutCoverStart start rule of 有卡无保参保
 */
public record InsuranceYear(int year, LocalDate startsOn, LocalDate endsOn, LocalDate halfYearBorder,
        @Nested("collective") Window collective, @Nested("newCard") Window newCard, @Nested("withoutCover") Window withoutCover,
        StartRule newCardStart, StartRule withoutCoverStart) {

    /** Whether the year may be enrolled for in this way today. */
    public boolean isOpenFor(EnrolmentWay way, LocalDate today) {
        return window(way).holds(today);
    }

    /** The days on which this way is open. */
    public Window window(EnrolmentWay way) {
        return switch (way) {
            case COLLECTIVE -> collective;
            case CARD_WITHOUT_COVER -> withoutCover;
            case NEW_CARD -> newCard;
        };
    }

    /** The one way that is open to the holder of a card: a card of the year comes first, then the campaign while it runs. */
    public EnrolmentWay wayFor(LocalDate cardNoDate, LocalDate today) {
        if (isCardOfTheYear(cardNoDate)) {
            return EnrolmentWay.NEW_CARD;
        }
        return isOpenFor(EnrolmentWay.COLLECTIVE, today) ? EnrolmentWay.COLLECTIVE : EnrolmentWay.CARD_WITHOUT_COVER;
    }

    /** Whether the card number was made within the insurance year. */
    public boolean isCardOfTheYear(LocalDate cardNoDate) {
        return whole().holds(cardNoDate);
    }

    /** The days of the year itself. */
    Window whole() {
        return new Window(startsOn, endsOn);
    }

    /** What the first day hangs on for this way. */
    public StartRule startRule(EnrolmentWay way) {
        return switch (way) {
            case COLLECTIVE -> StartRule.YEAR_START;
            case CARD_WITHOUT_COVER -> withoutCoverStart;
            case NEW_CARD -> newCardStart;
        };
    }

    /**
     * First day of a cover.
     *
     * @param submittedOn day on which the base union hands in its list
     * @param confirmedOn day on which the district confirms; before that the day of the reckoning
     */
    public LocalDate start(EnrolmentWay way, LocalDate cardNoDate, LocalDate submittedOn, LocalDate confirmedOn) {
        return switch (startRule(way)) {
            case YEAR_START -> startsOn;
            case CARD_DATE -> cardNoDate.plusDays(1);
            case UPLOAD -> submittedOn.plusDays(1);
            case CONFIRMATION -> confirmedOn.plusDays(1);
        };
    }

    /** Full or half premium for a cover that starts on this day. */
    public PeriodClass period(LocalDate start) {
        return start.isAfter(halfYearBorder) ? PeriodClass.HALF : PeriodClass.FULL;
    }

    /** Whether a cover may still start on this day. */
    public boolean canStartOn(LocalDate start) {
        return !start.isAfter(endsOn);
    }
}

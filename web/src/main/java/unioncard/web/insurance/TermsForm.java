package unioncard.web.insurance;

import java.io.Serializable;
import java.time.LocalDate;
import unioncard.insurance.InsuranceYear;
import unioncard.insurance.StartRule;
import unioncard.insurance.Window;

/** The days and start rules of a year as typed on {@link RateEditPage}. */
public class TermsForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int year;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate halfYearBorder;
    private LocalDate collectiveFrom;
    private LocalDate collectiveTo;
    private LocalDate newCardFrom;
    private LocalDate newCardTo;
    private LocalDate withoutCoverFrom;
    private LocalDate withoutCoverTo;
    private StartRule newCardStart;
    private StartRule withoutCoverStart;

    /** The terms of a year, moved by some years. */
    TermsForm(InsuranceYear terms, int later) {
        year = terms.year() + later;
        startsOn = terms.startsOn().plusYears(later);
        endsOn = terms.endsOn().plusYears(later);
        halfYearBorder = terms.halfYearBorder().plusYears(later);
        collectiveFrom = terms.collective().from().plusYears(later);
        collectiveTo = terms.collective().to().plusYears(later);
        newCardFrom = terms.newCard().from().plusYears(later);
        newCardTo = terms.newCard().to().plusYears(later);
        withoutCoverFrom = terms.withoutCover().from().plusYears(later);
        withoutCoverTo = terms.withoutCover().to().plusYears(later);
        newCardStart = terms.newCardStart();
        withoutCoverStart = terms.withoutCoverStart();
    }

    InsuranceYear terms() {
        return new InsuranceYear(year, startsOn, endsOn, halfYearBorder, new Window(collectiveFrom, collectiveTo), new Window(newCardFrom, newCardTo),
                new Window(withoutCoverFrom, withoutCoverTo), newCardStart, withoutCoverStart);
    }

    public int getYear() {
        return year;
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public LocalDate getHalfYearBorder() {
        return halfYearBorder;
    }

    public void setHalfYearBorder(LocalDate halfYearBorder) {
        this.halfYearBorder = halfYearBorder;
    }

    public LocalDate getCollectiveFrom() {
        return collectiveFrom;
    }

    public void setCollectiveFrom(LocalDate collectiveFrom) {
        this.collectiveFrom = collectiveFrom;
    }

    public LocalDate getCollectiveTo() {
        return collectiveTo;
    }

    public void setCollectiveTo(LocalDate collectiveTo) {
        this.collectiveTo = collectiveTo;
    }

    public LocalDate getNewCardFrom() {
        return newCardFrom;
    }

    public void setNewCardFrom(LocalDate newCardFrom) {
        this.newCardFrom = newCardFrom;
    }

    public LocalDate getNewCardTo() {
        return newCardTo;
    }

    public void setNewCardTo(LocalDate newCardTo) {
        this.newCardTo = newCardTo;
    }

    public LocalDate getWithoutCoverFrom() {
        return withoutCoverFrom;
    }

    public void setWithoutCoverFrom(LocalDate withoutCoverFrom) {
        this.withoutCoverFrom = withoutCoverFrom;
    }

    public LocalDate getWithoutCoverTo() {
        return withoutCoverTo;
    }

    public void setWithoutCoverTo(LocalDate withoutCoverTo) {
        this.withoutCoverTo = withoutCoverTo;
    }

    public StartRule getNewCardStart() {
        return newCardStart;
    }

    public void setNewCardStart(StartRule newCardStart) {
        this.newCardStart = newCardStart;
    }

    public StartRule getWithoutCoverStart() {
        return withoutCoverStart;
    }

    public void setWithoutCoverStart(StartRule withoutCoverStart) {
        this.withoutCoverStart = withoutCoverStart;
    }
}

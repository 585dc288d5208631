package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InsuranceYearProperties {

    private static final LocalDate ORIGIN = LocalDate.of(2017, 6, 1);

    @Property
    void a_card_stands_in_exactly_one_open_list_or_in_none(@ForAll @IntRange(max = 1300) int cardDay, @ForAll @IntRange(max = 1300) int todayDay) {
        var terms = InsuranceYearTest.OF_2019;
        var card = ORIGIN.plusDays(cardDay);
        var today = ORIGIN.plusDays(todayDay);
        long lists = Arrays.stream(EnrolmentWay.values())
                .filter(way -> new CandidateList(1, way, terms, today).open() && (way == EnrolmentWay.NEW_CARD) == terms.isCardOfTheYear(card))
                .peek(way -> assertThat(terms.wayFor(card, today)).isEqualTo(way)).count();
        boolean anythingOpen = terms.isOpenFor(terms.wayFor(card, today), today);
        assertThat(lists).isEqualTo(anythingOpen ? 1 : 0);
    }

    @Property
    void a_start_never_lies_before_the_year_and_the_period_never_grows_with_a_later_start(@ForAll EnrolmentWay way, @ForAll StartRule rule,
            @ForAll @IntRange(max = 364) int cardDay, @ForAll @IntRange(max = 200) int wait, @ForAll @IntRange(max = 200) int handling) {
        var terms = InsuranceYearTest.year(2019, rule, rule);
        var card = terms.startsOn().plusDays(cardDay);
        var submitted = card.plusDays(wait);
        var start = terms.start(way, card, submitted, submitted.plusDays(handling));
        assertThat(start).isAfterOrEqualTo(terms.startsOn());
        assertThat(terms.period(start.plusDays(1)).ordinal()).isGreaterThanOrEqualTo(terms.period(start).ordinal());
        if (terms.canStartOn(start) && terms.period(start) == PeriodClass.FULL) {
            assertThat(start.until(terms.endsOn().plusDays(1)).toTotalMonths()).isGreaterThanOrEqualTo(6);
        }
    }

    @Property
    void the_start_all_share_is_the_start_of_each(@ForAll EnrolmentWay way, @ForAll StartRule rule, @ForAll @IntRange(max = 364) int cardDay) {
        var terms = InsuranceYearTest.year(2019, rule, rule);
        var today = LocalDate.of(2019, 1, 15);
        var card = terms.startsOn().plusDays(cardDay);
        var common = new CandidateList(1, way, terms, today).commonStart();
        assertThat(common == null ? card.plusDays(1) : common).isEqualTo(terms.start(way, card, today, today));
    }
}

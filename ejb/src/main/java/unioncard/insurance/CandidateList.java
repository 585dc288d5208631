package unioncard.insurance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Which members a union may enrol in one way today. The three lists of a year are disjoint, by the rule of {@link InsuranceYear#wayFor}.
 *
 * @param unionId the base union
 * @param way the list
 * @param terms of the insurance year
 * @param today in the city
 */
record CandidateList(long unionId, EnrolmentWay way, InsuranceYear terms, LocalDate today) {

    /** The rules of the list for a statement that names the unions itself. */
    static CandidateList rules(EnrolmentWay way, InsuranceYear terms, LocalDate today) {
        return new CandidateList(0, way, terms, today);
    }

    /** Whether anybody can stand in the list today; 有卡无保 rests while the campaign of the same year runs. */
    boolean open() {
        return terms.isOpenFor(way, today)
                && (way != EnrolmentWay.CARD_WITHOUT_COVER || !terms.isOpenFor(EnrolmentWay.COLLECTIVE, today));
    }

    /** The start that is the same for everybody, or null when it hangs on each card. */
    LocalDate commonStart() {
        return terms.startRule(way) == StartRule.CARD_DATE ? null : terms.start(way, today, today, today);
    }

    /** What {@link CandidateSql} needs of the rules. */
    Map<String, Object> bindings() {
        var bindings = new HashMap<String, Object>();
        bindings.put("union", unionId);
        bindings.put("year", terms.year());
        bindings.put("open", open());
        bindings.put("newCard", way == EnrolmentWay.NEW_CARD);
        bindings.put("yearStart", terms.startsOn());
        bindings.put("yearEnd", terms.endsOn());
        bindings.put("border", terms.halfYearBorder());
        bindings.put("commonStart", commonStart());
        return bindings;
    }
}

package unioncard.insurance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * What a district is pointed to in a batch; none of it stands in the way of a confirmation. SQL over {@code cover v}, its {@code person p} and its
 * {@code enrolment_batch b}, with {@link #bindings}. Whoever may be the same person is looked for in the whole city.
 */
final class CoverFlags {

    /** First day of the cover; where the day of confirmation decides, as if the district confirmed today. */
    private static final String START = """
            case when b.status = 'AWAITING_DISTRICT' and b.start_rule = 'CONFIRMATION' then greatest(v.starts_on, cast(:tomorrow as date))
              else v.starts_on end""";

    private static final String SUBMITTED_ON = "cast(b.submitted_at at time zone :zone as date)";

    /** Days from the first day of the cover to the submission, when they are more than set; else null (追溯起保). */
    static final String BACK_DATED_BY = "case when v.starts_on < " + SUBMITTED_ON + " - cast(:backDatedDays as integer) then "
            + SUBMITTED_ON + " - v.starts_on end";

    /** Day on which the document expires, when that is before the cover begins; else null (证件到期). */
    static final String EXPIRED_ON = "case when not p.document_long_term and p.document_expires_on < " + START + " then p.document_expires_on end";

    /** Covers that count of the year, beside one that does, of who has the same document under another type, or the same name and birth date (疑似重复). */
    private static final String TWINS = """
            from (select x.id from person x where x.document_index = p.document_index and x.id <> p.id
                  union all select x.id from person x where x.name = p.name and x.birth_date = p.birth_date and x.id <> p.id) twin
              join cover w on w.person_id = twin.id and w.year = v.year and w.status in ('PROPOSED', 'CONFIRMED')
                and w.end_reason is distinct from 'DUPLICATE' and v.end_reason is distinct from 'DUPLICATE'""";

    /** Whether there is such a cover. */
    static final String DUPLICATE = "exists (select " + TWINS + ")";

    /** Name of the union that has such a cover, else null. */
    static final String DUPLICATE_IN = "(select t.name " + TWINS + " join trade_union t on t.id = w.union_id order by w.id limit 1)";

    private CoverFlags() {
    }

    /** What the expressions bind. */
    static Map<String, Object> bindings(Clock clock, Parameters parameters) {
        return Map.of("zone", clock.getZone().getId(), "tomorrow", LocalDate.now(clock).plusDays(1),
                "backDatedDays", parameters.number(Parameter.BACK_DATED_DAYS));
    }
}

package unioncard.approval;

import java.time.Clock;
import java.time.LocalDate;
import unioncard.shared.DomainException;

/** The first day of a rule that holds from a day on: it lies ahead when the rule is proposed, and still when it is decided. */
public final class FirstDay {

    /** Field of a request that holds the first day. */
    public static final String FIELD = "VALID_FROM";

    private FirstDay() {
    }

    /** The first day of what a request asks for, refused like by {@link #require}. */
    public static LocalDate of(Approved request, Clock clock) {
        var day = LocalDate.parse(request.values().get(FIELD));
        require(day, clock);
        return day;
    }

    /**
     * Refuses a day that has begun in the city, or none: what was in force stays as it was.
     *
     * @throws DomainException {@code rule.not-to-come}
     */
    public static void require(LocalDate day, Clock clock) {
        if (day == null || !day.isAfter(LocalDate.now(clock))) {
            throw new DomainException("rule.not-to-come");
        }
    }
}

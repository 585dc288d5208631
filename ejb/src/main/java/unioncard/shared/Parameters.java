package unioncard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Dated parameters (业务参数): the row with the latest begin not after today holds. */
@ApplicationScoped
public class Parameters {

    private static final Duration KEPT = Duration.ofSeconds(10);

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    private volatile Known known;

    /**
     * The number in force today. A value in force is never changed (the database keeps it), so what was read is good for the day; it is
     * read again after seconds all the same, for one agreed to in the last moment of the day before.
     */
    public int number(Parameter parameter) {
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var values = known;
        if (values == null || !values.day.equals(today) || Duration.between(values.at, now).abs().compareTo(KEPT) > 0) {
            values = new Known(today, now, read(today));
            known = values;
        }
        return values.numbers.getOrDefault(parameter.name(), parameter.fallback());
    }

    private Map<String, Integer> read(LocalDate today) {
        return jdbi.withHandle(h -> h.createQuery("""
                select distinct on (code) code, value from parameter where valid_from <= :today order by code, valid_from desc""")
                .bind("today", today).reduceRows(new HashMap<>(), (numbers, row) -> {
                    numbers.put(row.getColumn("code", String.class), row.getColumn("value", Integer.class));
                    return numbers;
                }));
    }

    /** What holds on a day, as read from the database. */
    private record Known(LocalDate day, Instant at, Map<String, Integer> numbers) {
    }
}

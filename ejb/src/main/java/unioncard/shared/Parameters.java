package unioncard.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/** Dated parameters (业务参数): the row with the latest begin not after today holds. */
@ApplicationScoped
public class Parameters {

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    /** The number in force today. */
    public int number(Parameter parameter) {
        return jdbi.withHandle(h -> h.createQuery("""
                select value from parameter where code = :code and valid_from <= :today order by valid_from desc limit 1""")
                .bind("code", parameter.name()).bind("today", LocalDate.now(clock))
                .mapTo(Integer.class).findOne().orElse(parameter.fallback()));
    }
}

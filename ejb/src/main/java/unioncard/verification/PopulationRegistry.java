package unioncard.verification;

import java.util.List;
import java.util.Map;

/** Port to the population registry (人口库). Technical failure is an answer, {@link PopulationAnswer#UNAVAILABLE}, not an exception. */
public interface PopulationRegistry {

    /** Asks for many members at once; the map has an answer for every entry id. */
    Map<Long, PopulationAnswer> ask(List<Subject> subjects);
}

package unioncard.verification;

import java.util.List;
import java.util.Map;

/** Port to the social insurance registry (人保库). Technical failure is an answer, not an exception. */
public interface SocialInsuranceRegistry {

    /** Asks for many members at once; the map has an answer for every entry id. */
    Map<Long, InsuranceAnswer> ask(List<Subject> subjects);
}

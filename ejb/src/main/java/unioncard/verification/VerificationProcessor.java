package unioncard.verification;

import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.verification.VerificationSql.Verified;

/** Asks both registries about a slice and judges the answers. */
@Dependent
@Named("verificationProcessor")
public class VerificationProcessor implements ItemProcessor {

    @Inject
    private PopulationRegistry population;
    @Inject
    private SocialInsuranceRegistry insurance;
    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    private VerificationPolicy policy;

    @Override
    public List<Verified> processItem(Object item) {
        @SuppressWarnings("unchecked")
        var subjects = (List<Subject>) item;
        if (policy == null) {
            policy = jdbi.withHandle(VerificationPolicy::read);
        }
        var fromPopulation = population.ask(subjects);
        var fromInsurance = insurance.ask(subjects);
        var today = LocalDate.now(clock);
        return subjects.stream().map(s -> {
            var first = fromPopulation.getOrDefault(s.entryId(), PopulationAnswer.UNAVAILABLE);
            var second = fromInsurance.getOrDefault(s.entryId(), InsuranceAnswer.UNAVAILABLE);
            return new Verified(s, first, second, policy.judge(first, second, s.documentExpiresOn(), today));
        }).toList();
    }
}

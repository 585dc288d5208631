package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import unioncard.security.PersonalData;
import unioncard.verification.RegistryQuestion.Person;

/** The registries that the installation asks over HTTP instead of comparing with a snapshot (比对库联机查询), chosen by a setting for each. */
@ApplicationScoped
class HttpRegistries implements RegistryInquiry {

    private static final Logger LOG = Logger.getLogger(HttpRegistries.class.getName());

    private RegistryCalls calls;
    private PersonalData personalData;

    HttpRegistries() {
    }

    @Inject
    HttpRegistries(RegistryCalls calls, PersonalData personalData) {
        this.calls = calls;
        this.personalData = personalData;
    }

    @Override
    public boolean needed() {
        return Arrays.stream(RegistryKind.values()).anyMatch(RegistryKind::isRemote);
    }

    @Override
    public RemoteAnswers ask(List<Subject> subjects) {
        var told = new RemoteAnswers();
        for (var registry : RegistryKind.values()) {
            if (registry.isRemote()) {
                told.ask(registry);
                ask(registry, subjects, told);
            }
        }
        return told;
    }

    private void ask(RegistryKind registry, List<Subject> subjects, RemoteAnswers told) {
        var persons = new ArrayList<Person>();
        for (var subject : subjects) {
            if (registry == RegistryKind.POPULATION && !subject.holdsResidentId()) {
                told.tell(subject.entryId(), registry, PopulationAnswer.NOT_APPLICABLE, null);
            } else if (!subject.known(registry)) {
                persons.add(new Person(subject.entryId(), subject.name(), subject.documentType(), personalData.open(subject.document()),
                        subject.unitCreditCode()));
            }
        }
        if (persons.isEmpty()) {
            return;
        }
        var question = new RegistryQuestion(UUID.randomUUID().toString(), registry, persons);
        answers(question).forEach((entry, answer) -> told.tell(entry, registry, answer, "request " + question.id()));
    }

    /** Nothing when the registry fails; the entries then wait. */
    private Map<Long, Enum<?>> answers(RegistryQuestion question) {
        try {
            return question.registry() == RegistryKind.POPULATION ? calls.population(question) : calls.socialInsurance(question);
        } catch (RegistryFailure | FaultToleranceException e) {
            LOG.log(Level.WARNING, "{0} did not answer request {1} about {2} persons: {3}", new Object[] {question.registry(), question.id(),
                question.persons().size(), e instanceof RegistryFailure ? e.getMessage() : e.getClass().getSimpleName()});
            return Map.of();
        }
    }
}

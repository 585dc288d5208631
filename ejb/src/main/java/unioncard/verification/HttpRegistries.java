package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
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

    /** Both are asked at the same time. */
    @Override
    public RemoteAnswers ask(List<Subject> subjects) {
        var told = new RemoteAnswers();
        var questions = new ArrayList<RegistryQuestion>();
        for (var registry : RegistryKind.values()) {
            if (registry.isRemote()) {
                told.ask(registry);
                question(registry, subjects, told).ifPresent(questions::add);
            }
        }
        var asked = questions.stream().map(this::send).toList();
        for (int i = 0; i < asked.size(); i++) {
            var question = questions.get(i);
            answers(question, asked.get(i)).forEach((entry, answer) -> told.tell(entry, question.registry(), answer, "request " + question.id()));
        }
        return told;
    }

    /** Empty when the registry needs to be asked about nobody. */
    private Optional<RegistryQuestion> question(RegistryKind registry, List<Subject> subjects, RemoteAnswers told) {
        var persons = new ArrayList<Person>();
        for (var subject : subjects) {
            if (registry == RegistryKind.POPULATION && !subject.holdsResidentId()) {
                told.tell(subject.entryId(), registry, PopulationAnswer.NOT_APPLICABLE, null);
            } else if (!subject.known(registry)) {
                persons.add(new Person(subject.entryId(), subject.name(), subject.documentType(), personalData.open(subject.document()),
                        subject.unitCreditCode()));
            }
        }
        return persons.isEmpty() ? Optional.empty() : Optional.of(new RegistryQuestion(UUID.randomUUID().toString(), registry, persons));
    }

    private Future<Map<Long, Enum<?>>> send(RegistryQuestion question) {
        var answers = question.registry() == RegistryKind.POPULATION ? calls.population(question) : calls.socialInsurance(question);
        return answers.toCompletableFuture();
    }

    /** Nothing when the registry fails; the entries then wait. */
    private static Map<Long, Enum<?>> answers(RegistryQuestion question, Future<Map<Long, Enum<?>>> asked) {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException e) {
            var why = e.getCause();
            // An open breaker has told its failures before.
            LOG.log(why instanceof CircuitBreakerOpenException ? Level.FINE : Level.WARNING, "{0} did not answer request {1} about {2} persons: {3}",
                    new Object[] {question.registry(), question.id(), question.persons().size(),
                        why instanceof RegistryFailure ? why.getMessage() : why.getClass().getSimpleName()});
            return Map.of();
        }
    }
}

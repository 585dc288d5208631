package unioncard.verification;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.MovingClock;
import unioncard.shared.TestDatabase;

/** The registries as tests of other capabilities need them: they answer as chance has it, or not at all. */
public final class RegistryDesk {

    private final TestDatabase database;
    private final MovingClock clock;

    public RegistryDesk(TestDatabase database, MovingClock clock) {
        this.database = database;
        this.clock = clock;
    }

    public MunicipalVerification verification() {
        return new MunicipalVerification(database.jdbi(), clock, new JobRuns(database.jdbi(), clock), database.parameters());
    }

    /** Works off what is due; now and then a pass breaks off. */
    public void workOff(Random random) {
        for (var subject : due()) {
            if (random.nextInt(8) == 0) {
                database.inTransaction(() -> verification().brokeOff(new JobFailed(MunicipalVerification.JOB, subject)));
            } else {
                PassByHand.process(database.jdbi(), clock, database.ownTransaction(), answering(random), verification(), subject);
            }
        }
    }

    /** What has passed too long ago is 未校验 again. */
    public void age() {
        database.inTransaction(() -> database.jdbi().withHandle(h -> VerificationSql.age(h, clock.instant().minus(Duration.ofDays(7)), 7, clock.instant())));
    }

    private List<String> due() {
        return database.inTransaction(() -> database.jdbi().withHandle(h -> h.createQuery("""
                update job_run set status = 'COMPLETED' where job = :job and status = 'RUNNING' and lease_until <= :now returning subject""")
                .bind("job", MunicipalVerification.JOB).bind("now", clock.instant()).mapTo(String.class).list()));
    }

    private static RegistryInquiry answering(Random random) {
        return new RegistryInquiry() {
            @Override
            public boolean needed() {
                return true;
            }

            @Override
            public RemoteAnswers ask(List<Subject> subjects) {
                var told = new RemoteAnswers();
                boolean away = random.nextInt(6) == 0;
                for (var registry : RegistryKind.values()) {
                    told.ask(registry);
                    subjects.stream().filter(s -> !s.known(registry) && !away && random.nextInt(10) > 0)
                            .forEach(s -> told.tell(s.entryId(), registry, answer(registry, s, random), "request"));
                }
                return told;
            }
        };
    }

    private static Enum<?> answer(RegistryKind registry, Subject subject, Random random) {
        boolean well = random.nextInt(4) > 0;
        if (registry == RegistryKind.SOCIAL_INSURANCE) {
            return well ? InsuranceAnswer.OWN_UNIT : InsuranceAnswer.values()[random.nextInt(InsuranceAnswer.values().length)];
        }
        if (!subject.holdsResidentId()) {
            return PopulationAnswer.NOT_APPLICABLE;
        }
        return well ? PopulationAnswer.MATCH : PopulationAnswer.values()[random.nextInt(5)];
    }
}

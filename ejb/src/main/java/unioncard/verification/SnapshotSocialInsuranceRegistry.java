package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The social insurance registry as a snapshot loaded from a file. */
@ApplicationScoped
class SnapshotSocialInsuranceRegistry implements SocialInsuranceRegistry {

    private final Jdbi jdbi;

    @Inject
    SnapshotSocialInsuranceRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    SnapshotSocialInsuranceRegistry() {
        this(null);
    }

    @Override
    public Map<Long, InsuranceAnswer> ask(List<Subject> subjects) {
        var asked = subjects.stream().map(Subject::documentIndex).toArray(String[]::new);
        var units = new HashMap<String, String>();
        boolean loaded = jdbi.withHandle(h -> {
            var snapshot = Snapshots.current(h, RegistryKind.SOCIAL_INSURANCE);
            snapshot.ifPresent(id -> h.createQuery("""
                    select document_index, unit_credit_code from registry.social_insurance
                    where snapshot_id = :snapshot and document_index = any(:asked)""")
                    .bind("snapshot", id).bindArray("asked", String.class, (Object[]) asked)
                    .map((row, context) -> units.put(row.getString("document_index").strip(), row.getString("unit_credit_code")))
                    .list());
            return snapshot.isPresent();
        });
        var answers = new HashMap<Long, InsuranceAnswer>();
        for (var subject : subjects) {
            var unit = units.get(subject.documentIndex());
            answers.put(subject.entryId(), !loaded ? InsuranceAnswer.UNAVAILABLE
                    : unit == null ? InsuranceAnswer.NOT_FOUND
                    : unit.equals(subject.unitCreditCode()) ? InsuranceAnswer.OWN_UNIT : InsuranceAnswer.OTHER_UNIT);
        }
        return answers;
    }
}

package unioncard.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the answers of both registries mean for an entry: the table {@code verification_policy}, read once per run. */
final class VerificationPolicy {

    private final Map<String, Meaning> meanings = new HashMap<>();

    static VerificationPolicy read(Handle handle) {
        var policy = new VerificationPolicy();
        handle.createQuery("select registry, answer, outcome, text from verification_policy").map((row, context) -> policy.meanings.put(
                row.getString("registry") + "." + row.getString("answer"),
                new Meaning(Outcome.valueOf(row.getString("outcome")), row.getString("text")))).list();
        return policy;
    }

    /**
     * Passed only when every answer passes. One failure fails; without a failure, one missing answer leaves the entry unverified,
     * because a technical fault is never the member's.
     */
    Verdict judge(PopulationAnswer population, InsuranceAnswer insurance, LocalDate expiresOn, LocalDate today) {
        var answers = List.of(meaning(RegistryKind.POPULATION, population), meaning(RegistryKind.SOCIAL_INSURANCE, insurance));
        var failures = new ArrayList<String>();
        if (expiresOn != null && expiresOn.isBefore(today)) {
            failures.add("证件已于 " + expiresOn + " 到期，请修改证件到期日");
        }
        answers.stream().filter(m -> m.outcome == Outcome.FAIL).forEach(m -> failures.add(m.text));
        if (!failures.isEmpty()) {
            return new Verdict(VerificationState.FAILED, String.join("；", failures));
        }
        var undecided = answers.stream().filter(m -> m.outcome == Outcome.UNDECIDED).map(m -> m.text).toList();
        if (!undecided.isEmpty()) {
            return new Verdict(VerificationState.UNVERIFIED, String.join("；", undecided) + "，请稍后重新提交校验");
        }
        var notes = answers.stream().filter(m -> m.outcome == Outcome.WARN).map(m -> m.text).toList();
        return new Verdict(VerificationState.PASSED, notes.isEmpty() ? null : String.join("；", notes));
    }

    private Meaning meaning(RegistryKind registry, Enum<?> answer) {
        return meanings.getOrDefault(registry + "." + answer.name(), new Meaning(Outcome.UNDECIDED, "校验规则未维护"));
    }

    enum Outcome { PASS, WARN, FAIL, UNDECIDED }

    record Meaning(Outcome outcome, String text) {
    }

    /**
     * What becomes of an entry.
     *
     * @param reason failures, or what is missing, or what the clerk should note; null when there is nothing to say
     */
    record Verdict(VerificationState state, String reason) {
    }
}

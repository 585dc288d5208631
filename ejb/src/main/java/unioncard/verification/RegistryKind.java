package unioncard.verification;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import unioncard.shared.Labelled;
import unioncard.shared.Setting;

/** The city's registries that snapshots are loaded from. */
public enum RegistryKind implements Labelled {
    POPULATION("人口库", Setting.POPULATION_REGISTRY, "registry.population (snapshot_id, document_index, name, state)", "document_number,name,state"),
    SOCIAL_INSURANCE("人保库", Setting.SOCIAL_INSURANCE_REGISTRY, "registry.social_insurance (snapshot_id, document_index, unit_credit_code)",
            "document_number,unit_credit_code");

    /** What only we say. */
    private static final Set<Enum<?>> NOT_GIVEN = Set.of(PopulationAnswer.NOT_APPLICABLE, PopulationAnswer.UNAVAILABLE, InsuranceAnswer.UNAVAILABLE);

    private final String label;
    private final Setting setting;
    private final String target;
    private final String header;

    RegistryKind(String label, Setting setting, String target, String header) {
        this.label = label;
        this.setting = setting;
        this.target = target;
        this.header = header;
    }

    @Override
    public String label() {
        return label;
    }

    /** How the installation asks it. */
    Setting setting() {
        return setting;
    }

    /** Whether it is asked over the network instead of by a snapshot. */
    boolean isRemote() {
        return !setting.text().strip().equals("snapshot");
    }

    /** The answer that a registry gives by a word; empty when it may give no such answer. */
    Optional<Enum<?>> answer(String word) {
        Enum<?>[] all = this == POPULATION ? PopulationAnswer.values() : InsuranceAnswer.values();
        return Arrays.stream(all).filter(answer -> answer.name().equals(word)).filter(answer -> !NOT_GIVEN.contains(answer)).findFirst()
                .map(answer -> (Enum<?>) answer);
    }

    /** Table and columns the rows are copied into. */
    String target() {
        return target;
    }

    /** The table alone. */
    String table() {
        return target.substring(0, target.indexOf(' '));
    }

    /** First line of its file. */
    String header() {
        return header;
    }
}

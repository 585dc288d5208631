package unioncard.verification;

import unioncard.shared.Labelled;

/** The city's registries that snapshots are loaded from. */
public enum RegistryKind implements Labelled {
    POPULATION("人口库", "registry.population (snapshot_id, document_index, name, state)", "document_number,name,state"),
    SOCIAL_INSURANCE("人保库", "registry.social_insurance (snapshot_id, document_index, unit_credit_code)",
            "document_number,unit_credit_code");

    private final String label;
    private final String target;
    private final String header;

    RegistryKind(String label, String target, String header) {
        this.label = label;
        this.target = target;
        this.header = header;
    }

    @Override
    public String label() {
        return label;
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

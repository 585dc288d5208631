package unioncard.verification;

/** The city's registries that snapshots are loaded from. */
public enum RegistryKind {
    /** 人口库. */ POPULATION("registry.population (snapshot_id, document_index, name, state)", "document_number,name,state"),
    /** 人保库. */ SOCIAL_INSURANCE("registry.social_insurance (snapshot_id, document_index, unit_credit_code)",
            "document_number,unit_credit_code");

    private final String target;
    private final String header;

    RegistryKind(String target, String header) {
        this.target = target;
        this.header = header;
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

package unioncard.verification;

import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.Database;

/** What registries outside the database have answered about a slice. Who is not in here has no answer, which is never the member's fault. */
final class RemoteAnswers {

    private final Set<RegistryKind> asked = EnumSet.noneOf(RegistryKind.class);
    private final StringBuilder rows = new StringBuilder();

    /** The registry was asked over the network, whatever came of it: its snapshot does not count. */
    void ask(RegistryKind registry) {
        asked.add(registry);
    }

    boolean asked(RegistryKind registry) {
        return asked.contains(registry);
    }

    /**
     * One answer.
     *
     * @param source request that it came by, or null when nobody had to be asked
     */
    void tell(long entryId, RegistryKind registry, Enum<?> answer, String source) {
        Database.copyRow(rows, entryId, registry, answer, source);
    }

    /** In PostgreSQL's text format: entry, registry, answer, source. */
    CharSequence rows() {
        return rows;
    }
}

package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.PersonName;

/** The population registry as a snapshot loaded from a file. */
@ApplicationScoped
class SnapshotPopulationRegistry implements PopulationRegistry {

    private final Jdbi jdbi;

    @Inject
    SnapshotPopulationRegistry(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    SnapshotPopulationRegistry() {
        this(null);
    }

    @Override
    public Map<Long, PopulationAnswer> ask(List<Subject> subjects) {
        var asked = subjects.stream().filter(Subject::holdsResidentId).map(Subject::documentIndex).toArray(String[]::new);
        var known = new HashMap<String, Entry>();
        boolean loaded = jdbi.withHandle(h -> {
            var snapshot = Snapshots.current(h, RegistryKind.POPULATION);
            snapshot.ifPresent(id -> h.createQuery("""
                    select document_index, name, state from registry.population
                    where snapshot_id = :snapshot and document_index = any(:asked)""")
                    .bind("snapshot", id).bindArray("asked", String.class, (Object[]) asked)
                    .map((row, context) -> new Entry(row.getString("document_index").strip(), row.getString("name"), row.getString("state")))
                    .forEach(entry -> known.put(entry.documentIndex, entry)));
            return snapshot.isPresent();
        });
        var answers = new HashMap<Long, PopulationAnswer>();
        for (var subject : subjects) {
            answers.put(subject.entryId(), answer(subject, loaded, known.get(subject.documentIndex())));
        }
        return answers;
    }

    static PopulationAnswer answer(Subject subject, boolean loaded, Entry entry) {
        if (!subject.holdsResidentId()) {
            return PopulationAnswer.NOT_APPLICABLE;
        }
        if (!loaded) {
            return PopulationAnswer.UNAVAILABLE;
        }
        if (entry == null) {
            return PopulationAnswer.NOT_FOUND;
        }
        if (!entry.state.equals("ALIVE")) {
            return PopulationAnswer.DECEASED;
        }
        if (key(entry.name).equals(key(subject.name()))) {
            return PopulationAnswer.MATCH;
        }
        return entry.hasPlaceholder() ? PopulationAnswer.NAME_UNREADABLE : PopulationAnswer.NAME_DIFFERS;
    }

    private static String key(String name) {
        return new PersonName(PersonName.normalise(name), name).key();
    }

    record Entry(String documentIndex, String name, String state) {

        /** Source databases store characters they do not know as question marks or in the private use area. */
        boolean hasPlaceholder() {
            return name.codePoints().anyMatch(c -> c == '?' || c == 0xFF1F || c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE);
        }
    }
}

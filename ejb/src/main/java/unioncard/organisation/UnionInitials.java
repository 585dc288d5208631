package unioncard.organisation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Pinyin;

/** Computes the first letters of names for unions that came without, by an older release or straight into the database. */
@Singleton
@Startup
@DependsOn("Migrations")
public class UnionInitials {

    private static final int AT_ONCE = 5000;

    @Inject
    private Jdbi jdbi;

    @PostConstruct
    void complete() {
        fill(jdbi);
    }

    /** Fills in what is missing; harmless when nothing is, and when two nodes do it at once. */
    static void fill(Jdbi jdbi) {
        int found;
        do {
            found = jdbi.withHandle(h -> {
                var names = h.createQuery("select id, name from trade_union where name_initials is null order by id limit :most")
                        .bind("most", AT_ONCE).map((row, context) -> new Named(row.getLong("id"), row.getString("name"))).list();
                h.createUpdate("""
                        update trade_union u set name_initials = v.initials from unnest(:ids, :initials) as v (id, initials) where u.id = v.id""")
                        .bindArray("ids", Long.class, names.stream().map(Named::id).toList())
                        .bindArray("initials", String.class, initials(names)).execute();
                return names.size();
            });
        } while (found == AT_ONCE);
    }

    private static List<String> initials(List<Named> names) {
        return names.stream().map(named -> Pinyin.initials(named.name())).toList();
    }

    private record Named(long id, String name) {
    }
}

package unioncard.member;

import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** Members whom the population registry takes for dead: member management has to look into it (待核实事项). */
public final class DeceasedMembers {

    private DeceasedMembers() {
    }

    /** Raises a note about each of them; one that is open already is enough. */
    public static void note(Handle h, Collection<Long> memberIds, Instant now) {
        h.createUpdate("""
                insert into member_note (member_id, district_id, kind, raised_at)
                select id, district_id, 'DECEASED', :now from member where id = any(:ids)
                on conflict (member_id, kind) where settled_at is null do nothing""")
                .bindArray("ids", Long.class, memberIds).bind("now", now).execute();
    }
}

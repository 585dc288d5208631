package unioncard.demo;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The requests of everybody who is 转会中. They lapse after some weeks, so they alone are reckoned from the day of the load: otherwise a demo
 * of next spring would have none.
 */
final class Transfers {

    private static final String REASON = "劳动（工作）关系发生变化";
    private static final int LONGEST_WAIT = 12;

    private final List<Union> unions;
    private final Union walkThrough;
    private final Union second;
    private final Users users;

    /** The second union is the one of clerk2, so that both sides of a transfer can be tried. */
    Transfers(Unions unions, Union second, Users users) {
        this.unions = unions.grassrootsUnions();
        this.walkThrough = unions.walkThrough();
        this.second = second;
        this.users = users;
    }

    void write(Handle handle, List<Member> members) {
        var today = handle.createQuery("select now()").mapTo(OffsetDateTime.class).one();
        var table = new Table("transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,"
                + " requested_by, requested_at, out_agreed, out_by, out_at)");
        int i = 0;
        for (var member : members) {
            if (!member.status.equals("TRANSFERRING")) {
                continue;
            }
            i++;
            var from = member.union;
            var to = target(from, i);
            boolean asksOut = i % 3 == 0;
            boolean released = asksOut || i % 4 == 1;
            var requester = users.clerkOf(asksOut ? from : to);
            var waiting = today.minusDays(i % LONGEST_WAIT).minusMinutes(i);
            var asked = released && !asksOut ? waiting.minusDays(2) : waiting;
            table.row(member.id, from.id(), from.districtId(), to.id(), to.districtId(), asksOut ? "RELEASING" : "RECEIVING", REASON,
                    released ? "RELEASED" : "REQUESTED", waiting, requester, asked, released ? true : null,
                    asksOut ? requester : released ? users.headOf(from) : null, released ? waiting : null);
        }
        table.copyTo(handle);
    }

    private Union target(Union from, int i) {
        if (from == walkThrough) {
            return second;
        }
        var to = i % 20 == 0 ? walkThrough : unions.get((unions.indexOf(from) + 7 * i) % unions.size());
        return to == from ? walkThrough : to;
    }
}

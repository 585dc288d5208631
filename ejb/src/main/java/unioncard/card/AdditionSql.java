package unioncard.card;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import unioncard.security.SignedInUser;

/** SQL of 添加未办卡会员至待办: one statement for one member and for a union of any size, with its log and its account. */
final class AdditionSql {

    private static final String LIVE_CARD = "exists (select 1 from card c where c.person_id = m.person_id and c.status in ('INACTIVE', 'ACTIVE', 'LOST'))";
    /** Who has left and come back while the bank still works on the card: it will be the person's, so no second one is asked for. */
    private static final String AT_THE_BANK = "exists (select 1 from member o join card_batch_line l on l.member_id = o.id and l.status = 'OPEN' "
            + "where o.person_id = m.person_id and o.status = 'LEFT')";
    /** Who may be added, aliases m (member) and p (person). */
    private static final String ADDABLE = "m.union_id = :union and m.status = 'ACTIVE' and m.handling_status in ('OPEN', 'FAILED') and not "
            + LIVE_CARD + " and not " + AT_THE_BANK + " and not exists (select 1 from pending_entry e where e.member_id = m.id)";

    private AdditionSql() {
    }

    /**
     * Adds the members of the union that are open for a card. The order of the ids keeps two clerks from locking each other out, and the unique
     * constraint on the member decides between them. Whose transfer is being asked for at this moment is waited for.
     *
     * @param which condition over m (member) and p (person)
     * @param chosen how many were chosen; null: as many as fulfil the condition
     */
    static Added add(Handle h, String which, Map<String, ?> values, Integer chosen, SignedInUser who, Instant now) {
        var special = new EnumMap<SpecialReason, Integer>(SpecialReason.class);
        var skipped = new EnumMap<Skipped, Integer>(Skipped.class);
        var counts = new int[2];
        h.createQuery("""
                with eligible as (
                  select m.id, m.union_id, m.district_id, %4$s reason
                  from member m join person p on p.id = m.person_id where (%1$s) and %2$s order by m.id for key share of m),
                added as (
                  insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by)
                  select id, union_id, district_id, case when reason is null then 'REGULAR' else 'SPECIAL' end, reason, :now, :login
                  from eligible order by id
                  on conflict (member_id) do nothing
                  returning member_id, district_id, channel, special_reason),
                logged as (
                  insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                  select member_id, district_id, :now, :actor, 'ADDED', 'DONE',
                    case channel when 'SPECIAL' then '加入待办人员列表（特殊办卡通道）' else '加入待办人员列表（普通办卡通道）' end from added),
                others as (
                  select case when m.union_id <> :union then 'ELSEWHERE' when m.status <> 'ACTIVE' then 'NOT_ACTIVE'
                      when m.handling_status = 'IN_PROGRESS' or %5$s then 'IN_PROGRESS' when m.handling_status = 'ISSUED' or %3$s then 'HAS_CARD'
                      else 'IN_LIST' end why, count(*) counted
                  from member m join person p on p.id = m.person_id where (%1$s) and not (%2$s) group by 1)
                select coalesce(special_reason, 'REGULAR') what, true added, count(*) counted from added group by 1
                union all select why, false, counted from others
                union all select 'IN_LIST', false, (select count(*) from eligible) - (select count(*) from added)"""
                .formatted(which, ADDABLE, LIVE_CARD, SpecialSql.REASON, AT_THE_BANK))
                .bindMap(values).bind("union", who.unionId()).bind("now", now).bind("login", who.login()).bind("actor", who.name())
                .map((row, context) -> {
                    var what = row.getString("what");
                    int counted = row.getInt("counted");
                    counts[1] += counted;
                    if (!row.getBoolean("added")) {
                        return skipped.merge(Skipped.valueOf(what), counted, Integer::sum);
                    }
                    return what.equals("REGULAR") ? counts[0] = counted : special.merge(SpecialReason.valueOf(what), counted, Integer::sum);
                }).list();
        if (chosen != null && chosen > counts[1]) {
            // Out of sight, or gone while their rows were waited for.
            skipped.merge(Skipped.ELSEWHERE, chosen - counts[1], Integer::sum);
        }
        skipped.values().removeIf(counted -> counted == 0);
        return new Added(counts[0], special, skipped);
    }

    /** How many members that fulfil the condition may be added, counted up to a limit. */
    static int addable(Handle h, String which, Map<String, ?> values, long union, int most) {
        return h.createQuery("select count(*) from (select 1 from member m join person p on p.id = m.person_id where (" + which + ") and " + ADDABLE
                + " limit :most) counted").bindMap(values).bind("union", union).bind("most", most).mapTo(Integer.class).one();
    }
}

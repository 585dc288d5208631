package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.CardMemberFilter;
import unioncard.card.Channel;
import unioncard.card.PendingFilter;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.security.TestUser;
import unioncard.shared.Sight;
import unioncard.shared.Slice;

/** What must hold of members at any time: in the tables, seen through the boundaries, and behind the wall alone. */
final class MembershipSoundness {

    private static final String LIVE = "status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED')";
    private static final String OPEN = "status in ('REQUESTED', 'RELEASED')";
    private static final Slice ALL = Slice.first(100);

    /** Conditions that hold of a row which union :u must not see; behind the wall no row fulfils them. */
    private static final Map<String, String> FOREIGN = Map.of("member", "union_id <> :u", "pending_entry", "union_id <> :u", "card_batch", "union_id <> :u",
            "card_batch_line", "batch_id not in (select id from card_batch where union_id = :u)", "member_import", "union_id <> :u",
            "transfer_request", ":u not in (union_id, to_union_id)", "approval_request", "union_id <> :u",
            "member_change", "member_id not in (select id from member where union_id = :u)",
            "card_log", "member_id not in (select id from member where union_id = :u)",
            "card", "person_id not in (select person_id from member where union_id = :u)");

    private final MembershipCity city;

    MembershipSoundness(MembershipCity city) {
        this.city = city;
    }

    /** Fails with what does not hold. */
    void hold() {
        memberships();
        transfers();
        histories();
        for (long union : MembershipCity.UNIONS) {
            var user = TestUser.of(city.database.jdbi(), union);
            throughBoundaries(user, union, user.sight());
            // The data scope of the queries has to do without the wall.
            throughBoundaries(user, union, user.commandSight());
            behindTheWall(user, union);
        }
    }

    private void none(String what, String sql) {
        assertThat(city.longs(sql)).as(what).isEmpty();
    }

    private void memberships() {
        none("persons with two memberships", "select person_id from member where " + LIVE + " group by 1 having count(*) > 1");
        none("persons with two cards", "select person_id from card where status in ('INACTIVE', 'ACTIVE', 'LOST') group by 1 having count(*) > 1");
        none("issued without a card", "select m.id from member m where m.handling_status = 'ISSUED' and not exists (select from card c where "
                + "c.person_id = m.person_id)");
        none("in progress and not at the bank, or the other way round", "select m.id from member m where (m.handling_status = 'IN_PROGRESS') "
                + "<> exists (select from card_batch_line l where l.member_id = m.id and l.status = 'OPEN')");
        none("persons in two pending lists", "select m.person_id from pending_entry e join member m on m.id = e.member_id group by 1 having count(*) > 1");
        none("in the pending list without being 正常 there, or with a card", "select m.id from pending_entry e join member m on m.id = e.member_id "
                + "where m.status <> 'ACTIVE' or m.union_id <> e.union_id or m.handling_status not in ('OPEN', 'FAILED')");
    }

    private void transfers() {
        none("members with two open transfers", "select member_id from transfer_request where " + OPEN + " group by 1 having count(*) > 1");
        none("转会中 without an open transfer from there, or the other way round", "select m.id from member m where (m.status = 'TRANSFERRING') <> "
                + "exists (select from transfer_request t where t.member_id = m.id and t.union_id = m.union_id and t." + OPEN + ")");
        none("open transfers of who is elsewhere", "select t.id from transfer_request t join member m on m.id = t.member_id where t." + OPEN
                + " and m.union_id <> t.union_id");
    }

    /** The record, played from the beginning, ends where the member is. */
    private void histories() {
        var status = new HashMap<Long, MemberStatus>();
        for (var step : steps()) {
            var after = status.getOrDefault(step.memberId(), MemberStatus.UNREVIEWED).after(step.action());
            assertThat(step.status()).as("member " + step.memberId() + " after " + step.action()).isEqualTo(after);
            status.put(step.memberId(), after);
        }
        for (var member : city.database.seenBy(Sight.WHOLE_CITY, () -> city.unions.members(TestUnions.CITY).list(MemberFilter.ALL, ALL)).rows()) {
            assertThat(member.status()).as("member " + member.id() + " by the record")
                    .isEqualTo(status.getOrDefault(member.id(), MemberStatus.UNREVIEWED));
        }
        none("the record names another union", """
                select m.id from member m join lateral (select union_id, district_id from member_change c where c.member_id = m.id order by id desc
                limit 1) last on true where (last.union_id, last.district_id) is distinct from (m.union_id, m.district_id)""");
    }

    private List<Recorded> steps() {
        return city.database.jdbi().withHandle(h -> h.createQuery("select member_id, action, status from member_change order by id")
                .map(ConstructorMapper.of(Recorded.class)).list());
    }

    /** A line of 会籍变动记录; public for Jdbi only. */
    public record Recorded(long memberId, MembershipAction action, MemberStatus status) {
    }

    private void throughBoundaries(TestUser user, long union, Sight sight) {
        var own = city.longs("select id from member where union_id = " + union + " order by id");
        var foreign = city.longs("select id from member where union_id <> " + union + " order by id desc limit 2");
        long active = count("member where status = 'ACTIVE' and union_id = " + union);
        long pending = count("pending_entry where union_id = " + union);
        long transfers = count("transfer_request where " + union + " in (union_id, to_union_id)");
        city.database.seenBy(sight, () -> {
            var members = city.unions.members(union);
            assertThat(members.list(MemberFilter.ALL, ALL).rows()).as("members listed for " + union).extracting(MemberRow::id)
                    .containsExactlyInAnyOrderElementsOf(own);
            for (long id : foreign) {
                assertThatThrownBy(() -> members.find(id)).as("member " + id + " opened from " + union).isInstanceOf(NotAllowed.class);
                assertThat(city.unions.changes(union).history(id)).as("record of member " + id + " read from " + union).isEmpty();
            }
            assertThat(city.cards.cardMembers(union).list(CardMemberFilter.ALL, ALL).total())
                    .as("会员卡信息管理 of " + union).isEqualTo((int) active);
            assertThat(city.cards.pendingList(union).list(PendingFilter.of(Channel.REGULAR), ALL).total()
                    + city.cards.pendingList(union).list(PendingFilter.of(Channel.SPECIAL), ALL).total()).as("待办人员列表 of " + union)
                    .isEqualTo((int) pending);
            return null;
        });
        // This list looks beyond the wall by design, and its own scope has to hold.
        assertThat(city.database.seenBy(Sight.WHOLE_CITY, () -> city.transfers.seen(user))).as("会员转出审核 of " + union).isEqualTo((int) transfers);
    }

    private void behindTheWall(TestUser user, long union) {
        long own = count("member where union_id = " + union);
        city.database.seenBy(user.sight(), () -> {
            FOREIGN.forEach((table, condition) -> assertThat(count(table + " where " + condition.replace(":u", String.valueOf(union))))
                    .as(table + " seen by union " + union).isZero());
            assertThat(count("member")).as("own members seen by union " + union).isEqualTo(own);
            return null;
        });
    }

    private long count(String from) {
        return city.longs("select count(*) from " + from).get(0);
    }
}

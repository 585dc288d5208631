package unioncard.home;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import unioncard.card.Channel;
import unioncard.card.SpecialItem;
import unioncard.insurance.CoverState;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.transfer.TransferStatus;
import unioncard.verification.VerificationState;

/** Where a member stands in the pending list, the covers and the transfers, for 会员详情: what a caller asks about beside the card. */
@Stateless
public class MemberOverview {

    private static final int MOST = 50;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;

    public MemberOverview() {
    }

    @Inject
    MemberOverview(Jdbi jdbi, Clock clock, CurrentUser current) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
    }

    /**
     * Of a member within the data scope, newest first, in one statement. Covers follow the person, whichever union has enrolled, as long as a
     * reviewed membership lasts, so that nobody learns of other unions' members by typing their numbers; transfers are those that one side within
     * the scope took part in. Sees the whole city, because the batch of a cover may be another union's; the member is asked for within the scope
     * first.
     */
    @Requires(value = Permission.VIEW_MEMBERS, audited = false, sees = Sees.WHOLE_CITY)
    public Overview of(long memberId) {
        var user = current.get();
        var scope = user.scope();
        var statement = """
                with asked as (select m.id, m.person_id, m.status in ('ACTIVE', 'TRANSFERRING', 'RETAINED') lasts from member m where m.id = :member and %1$s)
                (select 'COVER' kind, cast(null as bigint) id, v.batch_id, b.batch_no, v.year, b.plan_name what, u.name by, %2$s state, v.starts_on, v.ends_on,
                  cast(null as timestamptz) at, b.union_id = any(:own) opens
                from asked a join cover v on v.person_id = a.person_id join enrolment_batch b on b.id = v.batch_id
                  join trade_union u on u.id = b.union_id
                where v.status in ('PROPOSED', 'CONFIRMED') and (a.lasts or v.member_id = a.id) and :covers order by v.year desc, v.id desc limit :most)
                union all
                (select 'TRANSFER', t.id, null, null, null, o.name, i.name, t.status, null, null, t.requested_at, true
                from asked a join transfer_request t on t.member_id = a.id
                  cross join lateral (select t.to_union_id union_id, t.to_district_id district_id) r
                  join trade_union o on o.id = t.union_id join trade_union i on i.id = t.to_union_id
                where (%3$s or %4$s) order by t.id desc limit :most)
                union all
                (select 'PENDING', e.id, null, null, null, e.channel, e.reason, e.verification, null, null, e.added_at, e.channel = 'REGULAR' or %5$s
                from asked a join pending_entry e on e.member_id = a.id where :cards)"""
                .formatted(scope.sql("m"), CoverState.column(), scope.sql("t"), scope.sql("r"), SpecialItem.complete("e"));
        return jdbi.withHandle(h -> h.createQuery(statement).bindMethods(scope).bind("member", memberId).bind("today", LocalDate.now(clock))
                .bind("covers", user.may(Permission.VIEW_ENROLMENTS) || user.may(Permission.INQUIRE_COVERAGE)).bind("most", MOST)
                .bind("cards", user.may(Permission.VIEW_CARDS)).bindArray("own", Long.class, user.unionId())
                .reduceRows(new Overview(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()), Overview::with));
    }

    /** What is known beside the card. */
    public record Overview(List<CoverOf> covers, List<TransferOf> transfers, List<PendingOf> entries) {

        /** The member's entry in 待办人员列表, or null. */
        public PendingOf pending() {
            return entries.isEmpty() ? null : entries.get(0);
        }

        private Overview with(RowView row) {
            var what = row.getColumn("what", String.class);
            var by = row.getColumn("by", String.class);
            var state = row.getColumn("state", String.class);
            if (row.getColumn("kind", String.class).equals("COVER")) {
                covers.add(new CoverOf(row.getColumn("year", Integer.class), what, by, CoverState.valueOf(state),
                        row.getColumn("starts_on", LocalDate.class), row.getColumn("ends_on", LocalDate.class),
                        row.getColumn("batch_id", Long.class), row.getColumn("batch_no", String.class), row.getColumn("opens", Boolean.class)));
            } else if (row.getColumn("kind", String.class).equals("PENDING")) {
                entries.add(new PendingOf(Channel.valueOf(what), VerificationState.valueOf(state), by, row.getColumn("opens", Boolean.class),
                        row.getColumn("at", Instant.class)));
            } else {
                transfers.add(new TransferOf(row.getColumn("id", Long.class), what, by, TransferStatus.valueOf(state), row.getColumn("at", Instant.class)));
            }
            return this;
        }
    }

    /**
     * A cover that waits or is confirmed.
     *
     * @param enrolledBy name of the union that has enrolled the person
     * @param batchNo null until confirmed
     * @param opens whether the batch is the own union's
     */
    public record CoverOf(int year, String planName, String enrolledBy, CoverState state, LocalDate startsOn, LocalDate endsOn, long batchId,
            String batchNo, boolean opens) {
    }

    /**
     * An entry of 待办人员列表.
     *
     * @param reason why it has not passed, or the remark with which it has; null when there is none
     * @param complete whether no particulars of the special channel are missing
     */
    public record PendingOf(Channel channel, VerificationState verification, String reason, boolean complete, Instant addedAt) {
    }

    /** A request to move the membership to another union. */
    public record TransferOf(long id, String fromUnion, String toUnion, TransferStatus status, Instant requestedAt) {
    }
}

package unioncard.transfer;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.MemberStatus;
import unioncard.member.MembershipAction;
import unioncard.member.MembershipChanged;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;
import unioncard.shared.WholeCity;

/**
 * Transfers are asked for (转会申请) by the clerk of either side, and withdrawn. From the request on the member is 转会中, and by the
 * event off the pending list. Both ways are refused with {@code transfer.grassroots-only}, {@code transfer.reason}, {@code transfer.in-progress},
 * {@code transfer.not-active} and {@code transfer.in-enrolment}. The requests are the history of the transfers.
 */
@Stateless
public class TransferRequests {

    private static final int SHORTEST_SEARCH = 2;
    private static final int MOST_TARGETS = 20;

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    OpenTransfers open;
    @Inject
    Event<MembershipChanged> changed;

    /**
     * 转入申请 for whom a look-up of the same person has found within the hour; the present union decides next.
     *
     * @return id of the request
     * @throws DomainException {@code transfer.look-up-gone}, {@code transfer.own-member}
     */
    @Requires(Permission.REQUEST_TRANSFERS)
    public long requestIn(long lookUpId, String reason) {
        var user = current.get();
        var why = Reason.of(reason, "transfer.reason");
        return jdbi.withHandle(h -> {
            var to = own(h);
            long found = LookUpSql.memberOf(h, lookUpId, user.id(), clock.instant().minus(MemberLookUp.HOLDS))
                    .orElseThrow(() -> new DomainException("transfer.look-up-gone"));
            // Beyond the second wall: the look-up has shown that this one member is meant.
            return WholeCity.in(h, () -> {
                var member = MoveSql.lock(h, found).orElseThrow(() -> new DomainException("transfer.look-up-gone"));
                if (member.unionId() == to.id()) {
                    throw new DomainException("transfer.own-member");
                }
                return begin(h, TransferSide.RECEIVING, member, to, why);
            });
        });
    }

    /**
     * 转出申请 for a member of the own union. The own decision is given with it; the receiving union confirms next.
     *
     * @return id of the request
     * @throws DomainException {@code transfer.target} for anything but another working grassroots union; {@code not-allowed}
     */
    @Requires(Permission.REQUEST_TRANSFERS)
    public long requestOut(long memberId, long toUnionId, String reason) {
        var user = current.get();
        var why = Reason.of(reason, "transfer.reason");
        return jdbi.withHandle(h -> {
            var from = own(h);
            var member = MoveSql.lock(h, memberId).filter(m -> m.unionId() == user.unionId()).orElseThrow(NotAllowed::new);
            var to = TransferSql.grassroots(h, toUnionId).filter(union -> union.id() != from.id())
                    .orElseThrow(() -> new DomainException("transfer.target"));
            return begin(h, TransferSide.RELEASING, member, to, why);
        });
    }

    /** Takes back what the own union has asked for, until it is completed (撤回); the member is 正常 again. */
    @Requires(Permission.REQUEST_TRANSFERS)
    public void withdraw(long id, int version) {
        var user = current.get();
        var side = jdbi.withHandle(h -> h.createQuery("select origin from transfer_request where id = :id").bind("id", id)
                .mapTo(TransferSide.class).findOne()).orElseThrow(NotAllowed::new);
        var request = open.take(id, version, side, TransferStatus.WITHDRAWN, user);
        if (request.askingUnion() != user.unionId()) {
            throw new NotAllowed();
        }
        request.withdraw(user.login(), clock.instant());
        open.store();
        // Beyond the second wall: until it is confirmed, the member is the other union's.
        jdbi.useHandle(h -> WholeCity.in(h, () -> MoveSql.restore(h, request, MoveSql.Act.of(user, clock))));
    }

    /** A member of the own union, as the page of a 转出申请 shows it; {@code not-allowed} for anybody else's. */
    @Requires(value = Permission.REQUEST_TRANSFERS, audited = false)
    public TransferCandidate candidate(long memberId) {
        return jdbi.withHandle(h -> TransferSql.candidate(h, memberId, current.get().unionId())).orElseThrow(NotAllowed::new);
    }

    /** Up to 20 unions of the whole city that may take over a member, by a part of the name or the beginning of the code, two characters at least. */
    @Requires(value = Permission.REQUEST_TRANSFERS, audited = false)
    public List<TargetUnion> targets(String text) {
        if (text == null || text.strip().length() < SHORTEST_SEARCH) {
            return List.of();
        }
        return jdbi.withHandle(h -> TransferSql.targets(h, text.strip(), current.get().unionId(), MOST_TARGETS));
    }

    private Grassroots own(Handle h) {
        return TransferSql.grassroots(h, current.get().unionId()).orElseThrow(() -> new DomainException("transfer.grassroots-only"));
    }

    private void requireFree(Handle h, MoveSql.Subject member) {
        note.about("member " + member.memberNo());
        if (member.status() == MemberStatus.TRANSFERRING) {
            throw new DomainException("transfer.in-progress");
        }
        if (!member.status().allows(MembershipAction.START_TRANSFER)) {
            throw new DomainException("transfer.not-active", member.status().label());
        }
        if (MoveSql.enrolling(h, member.id())) {
            throw new DomainException("transfer.in-enrolment");
        }
    }

    private long begin(Handle h, TransferSide origin, MoveSql.Subject member, Grassroots to, String why) {
        requireFree(h, member);
        var act = MoveSql.Act.of(current.get(), clock);
        var request = open.add(TransferRequest.of(origin, member, to, why, act.login(), act.at()));
        MoveSql.begin(h, member.id(), why, "转入“" + to.name() + "”", act);
        changed.fire(new MembershipChanged(List.of(member.id()), member.status(), MemberStatus.TRANSFERRING, MembershipAction.START_TRANSFER,
                act.name(), act.at()));
        note.about("transfer " + request.id() + " from union " + member.unionId() + " to union " + to.id());
        return request.id();
    }
}

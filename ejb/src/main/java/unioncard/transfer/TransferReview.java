package unioncard.transfer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.MemberStatus;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;
import unioncard.shared.WholeCity;

/**
 * The two decisions on a transfer (转出审核, 转入确认), each by the head of the side's union or the reviewer of its district, and never by who
 * has asked: {@code transfer.own-request}. Every command names the version seen; {@code transfer.handled}, {@code changed-meanwhile}.
 */
@Stateless
public class TransferReview {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    OpenTransfers open;

    /** 同意转出: the receiving union confirms next. The opinion may be null. */
    @Requires(Permission.REVIEW_TRANSFERS)
    public void release(long id, int version, String opinion) {
        var text = Wording.opinion(opinion);
        take(id, version, TransferSide.RELEASING, TransferStatus.RELEASED).release(text, current.get().login(), clock.instant());
        open.store();
    }

    /** 不同意转出, for a reason; the member is 正常 again. */
    @Requires(Permission.REVIEW_TRANSFERS)
    public void refuseRelease(long id, int version, String reason) {
        var text = Reason.of(reason, "transfer.refusal-reason");
        var request = take(id, version, TransferSide.RELEASING, TransferStatus.REFUSED);
        request.refuseRelease(text, current.get().login(), clock.instant());
        restore(request);
    }

    /**
     * 确认转入: the member is the receiving union's, with number, card and running cover. Refused with {@code transfer.target-closed},
     * {@code transfer.in-enrolment}, and {@code transfer.member-changed} when the membership has ended meanwhile.
     */
    @Requires(Permission.REVIEW_TRANSFERS)
    public void confirm(long id, int version, String opinion) {
        var text = Wording.opinion(opinion);
        var user = current.get();
        var request = take(id, version, TransferSide.RECEIVING, TransferStatus.DONE);
        request.confirm(text, user.login(), clock.instant());
        open.store();
        // Beyond the second wall: only with this step the member becomes the own union's.
        jdbi.useHandle(h -> WholeCity.in(h, () -> {
            var to = TransferSql.grassroots(h, request.toUnionId()).orElseThrow(() -> new DomainException("transfer.target-closed"));
            MoveSql.lock(h, request.memberId()).filter(m -> m.status() == MemberStatus.TRANSFERRING && m.unionId() == request.unionId())
                    .orElseThrow(() -> new DomainException("transfer.member-changed"));
            if (MoveSql.enrolling(h, request.memberId())) {
                throw new DomainException("transfer.in-enrolment");
            }
            MoveSql.complete(h, request, to, MoveSql.Act.of(user, clock));
        }));
    }

    /** 拒绝转入, for a reason; the member is 正常 again under the releasing union. */
    @Requires(Permission.REVIEW_TRANSFERS)
    public void refuseEntry(long id, int version, String reason) {
        var text = Reason.of(reason, "transfer.refusal-reason");
        var request = take(id, version, TransferSide.RECEIVING, TransferStatus.REFUSED);
        request.refuseEntry(text, current.get().login(), clock.instant());
        restore(request);
    }

    private TransferRequest take(long id, int version, TransferSide side, TransferStatus next) {
        return open.take(id, version, side, next, current.get());
    }

    private void restore(TransferRequest request) {
        open.store();
        // Beyond the second wall: until it is confirmed, the member is the releasing union's.
        jdbi.useHandle(h -> WholeCity.in(h, () -> MoveSql.restore(h, request, MoveSql.Act.of(current.get(), clock))));
    }
}

package unioncard.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import unioncard.shared.DomainException;

/**
 * A transfer request (转会申请): asked for by one side, released by the member's present union, confirmed by the receiving one. A releasing
 * union that asks by itself has decided with that. What happens to the member is written by {@link MoveSql} in the same transaction.
 */
@Entity
@Table(name = "transfer_request")
class TransferRequest {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "transfer_request_seq")
    @SequenceGenerator(name = "transfer_request_seq", sequenceName = "transfer_request_seq", allocationSize = 1)
    private Long id;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "union_id")
    private long unionId;
    @Column(name = "district_id")
    private long districtId;
    @Column(name = "to_union_id")
    private long toUnionId;
    @Column(name = "to_district_id")
    private long toDistrictId;
    @Enumerated(EnumType.STRING)
    private TransferSide origin;
    private String reason;
    @Enumerated(EnumType.STRING)
    private TransferStatus status;
    @Column(name = "waiting_since")
    private Instant waitingSince;
    @Column(name = "requested_by")
    private String requestedBy;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "out_agreed")
    private Boolean outAgreed;
    @Column(name = "out_by")
    private String outBy;
    @Column(name = "out_at")
    private Instant outAt;
    @Column(name = "out_text")
    private String outText;
    @Column(name = "in_agreed")
    private Boolean inAgreed;
    @Column(name = "in_by")
    private String inBy;
    @Column(name = "in_at")
    private Instant inAt;
    @Column(name = "in_text")
    private String inText;
    @Column(name = "closed_by")
    private String closedBy;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Version
    private int version;

    /** For JPA. */
    protected TransferRequest() {
    }

    /** A request of one side for a member; of the releasing side it goes straight to the receiving one. */
    static TransferRequest of(TransferSide origin, MoveSql.Subject member, Grassroots to, String reason, String login, Instant now) {
        var request = new TransferRequest();
        request.origin = origin;
        request.memberId = member.id();
        request.unionId = member.unionId();
        request.districtId = member.districtId();
        request.toUnionId = to.id();
        request.toDistrictId = to.districtId();
        request.reason = reason;
        request.status = TransferStatus.REQUESTED;
        request.requestedBy = login;
        request.requestedAt = now;
        request.waitingSince = now;
        if (origin == TransferSide.RELEASING) {
            request.decideOut(TransferStatus.RELEASED, null, login, now);
        }
        return request;
    }

    /** The releasing union agrees (同意转出). Refused to who has asked. */
    void release(String opinion, String login, Instant now) {
        requireTurn(TransferStatus.REQUESTED, login);
        decideOut(TransferStatus.RELEASED, opinion, login, now);
        waitingSince = now;
    }

    /** The releasing union does not agree (不同意转出). Refused to who has asked. */
    void refuseRelease(String why, String login, Instant now) {
        requireTurn(TransferStatus.REQUESTED, login);
        decideOut(TransferStatus.REFUSED, why, login, now);
    }

    /** The receiving union takes the member (确认转入). Refused to who has asked. */
    void confirm(String opinion, String login, Instant now) {
        requireTurn(TransferStatus.RELEASED, login);
        decideIn(TransferStatus.DONE, opinion, login, now);
    }

    /** The receiving union does not take the member (拒绝转入). Refused to who has asked. */
    void refuseEntry(String why, String login, Instant now) {
        requireTurn(TransferStatus.RELEASED, login);
        decideIn(TransferStatus.REFUSED, why, login, now);
    }

    /** The side that has asked takes the request back (撤回). */
    void withdraw(String login, Instant now) {
        status = status.become(TransferStatus.WITHDRAWN);
        closedBy = login;
        closedAt = now;
    }

    private void decideOut(TransferStatus next, String text, String login, Instant now) {
        status = status.become(next);
        outAgreed = next == TransferStatus.RELEASED;
        outText = text;
        outBy = login;
        outAt = now;
    }

    private void decideIn(TransferStatus next, String text, String login, Instant now) {
        status = status.become(next);
        inAgreed = next == TransferStatus.DONE;
        inText = text;
        inBy = login;
        inAt = now;
    }

    private void requireTurn(TransferStatus turn, String login) {
        if (status != turn) {
            throw new DomainException("transfer.handled");
        }
        if (login.equals(requestedBy)) {
            throw new DomainException("transfer.own-request");
        }
    }

    long id() {
        return id;
    }

    long memberId() {
        return memberId;
    }

    long unionId() {
        return unionId;
    }

    long toUnionId() {
        return toUnionId;
    }

    String reason() {
        return reason;
    }

    TransferStatus status() {
        return status;
    }

    int version() {
        return version;
    }

    /** The union that has asked and may withdraw. */
    long askingUnion() {
        return origin == TransferSide.RECEIVING ? toUnionId : unionId;
    }
}

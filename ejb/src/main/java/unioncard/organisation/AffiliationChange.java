package unioncard.organisation;

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
 * A union is to come below another one (隶属调整). Requested by one person, {@link #release released} for the union above it now,
 * {@link #accept accepted} for the one it comes to; neither by who has asked for it. At most one per union is open.
 */
@Entity
@Table(name = "affiliation_change")
class AffiliationChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "affiliation_change_seq")
    @SequenceGenerator(name = "affiliation_change_seq", sequenceName = "affiliation_change_seq", allocationSize = 1)
    private Long id;
    @Column(name = "union_id")
    private long unionId;
    @Column(name = "from_parent_id")
    private long fromParentId;
    @Column(name = "to_parent_id")
    private long toParentId;
    private String reason;
    @Enumerated(EnumType.STRING)
    private AffiliationStatus status;
    @Column(name = "requested_by")
    private String requestedBy;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "released_by")
    private String releasedBy;
    @Column(name = "released_at")
    private Instant releasedAt;
    @Column(name = "accepted_by")
    private String acceptedBy;
    @Column(name = "accepted_at")
    private Instant acceptedAt;
    @Column(name = "ended_by")
    private String endedBy;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "refusal_reason")
    private String refusalReason;
    @Version
    private int version;

    /** For JPA. */
    protected AffiliationChange() {
    }

    /** The request. */
    static AffiliationChange requested(Union union, Union target, String reason, String login, Instant now) {
        var change = new AffiliationChange();
        change.unionId = union.getId();
        change.fromParentId = union.getParentId();
        change.toParentId = target.getId();
        change.reason = reason;
        change.status = AffiliationStatus.REQUESTED;
        change.requestedBy = login;
        change.requestedAt = now;
        return change;
    }

    /** The present side lets the union go. */
    void release(String login, Instant now) {
        requireOther(login);
        status = status.become(AffiliationStatus.RELEASED);
        releasedBy = login;
        releasedAt = now;
    }

    /** The other side takes the union; it is to be moved in the same transaction. */
    void accept(String login, Instant now) {
        requireOther(login);
        status = status.become(AffiliationStatus.DONE);
        acceptedBy = login;
        acceptedAt = now;
    }

    /** The side whose turn it is does not agree. */
    void refuse(String why, String login, Instant now) {
        requireOther(login);
        status = status.become(AffiliationStatus.REFUSED);
        refusalReason = why;
        endedBy = login;
        endedAt = now;
    }

    /** Who has asked takes it back; refused to others with {@code affiliation.not-own}. */
    void withdraw(String login, Instant now) {
        if (!requestedBy.equals(login)) {
            throw new DomainException("affiliation.not-own");
        }
        status = status.become(AffiliationStatus.WITHDRAWN);
        endedBy = login;
        endedAt = now;
    }

    private void requireOther(String login) {
        if (requestedBy.equals(login)) {
            throw new DomainException("affiliation.own-request");
        }
    }

    /** Refuses a decision based on an older state, with {@code changed-meanwhile}. */
    void requireVersion(int seen) {
        if (version != seen) {
            throw new DomainException(status.open() ? "changed-meanwhile" : "affiliation.ended");
        }
    }

    long id() {
        return id;
    }

    long unionId() {
        return unionId;
    }

    long fromParentId() {
        return fromParentId;
    }

    long toParentId() {
        return toParentId;
    }

    AffiliationStatus status() {
        return status;
    }
}

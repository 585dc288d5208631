package unioncard.insurance;

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
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;

/**
 * One enrolment of a base union's members (参保批次): made by {@link #submitted}, then handled exactly once, by {@link #confirm} or
 * {@link #giveBack} at the district or by {@link #withdraw} at the union. A returned one is taken up again as a new version, a batch of its own
 * that {@link #follows} it. Its covers are rows that only set-based statements touch. The
 * number is given at confirmation. Money in fen.
 */
@Entity
@Table(name = "enrolment_batch")
class EnrolmentBatch {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "enrolment_batch_seq")
    @SequenceGenerator(name = "enrolment_batch_seq", sequenceName = "enrolment_batch_seq", allocationSize = 1)
    private Long id;
    @Column(name = "batch_no")
    private String batchNo;
    @Column(name = "union_id")
    private long unionId;
    @Column(name = "district_id")
    private long districtId;
    private int year;
    @Enumerated(EnumType.STRING)
    private EnrolmentWay way;
    private String type;
    private int headcount;
    @Column(name = "premium_fen")
    private long premiumFen;
    @Column(name = "municipal_fen")
    private long municipalFen;
    @Column(name = "lower_fen")
    private long lowerFen;
    @Column(name = "district_percent")
    private int districtPercent;
    @Column(name = "intermediate_percent")
    private int intermediatePercent;
    @Enumerated(EnumType.STRING)
    private EnrolmentStatus status;
    @Column(name = "submitted_by")
    private String submittedBy;
    @Column(name = "submitted_at")
    private Instant submittedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "return_reason")
    private String returnReason;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @Column(name = "previous_id")
    private Long previousId;
    private int revision = 1;
    @Version
    private int version;

    /** A batch on its way to the district (提交至区局审核), with the totals the clerk has seen. */
    static EnrolmentBatch submitted(EnrolmentRequest request, FeePreview totals, long districtId, SignedInUser clerk, Instant now) {
        var batch = new EnrolmentBatch();
        batch.unionId = clerk.unionId();
        batch.districtId = districtId;
        batch.year = request.year();
        batch.way = request.way();
        batch.type = request.type();
        batch.bill(totals);
        batch.districtPercent = totals.split().districtPercent();
        batch.intermediatePercent = totals.split().intermediatePercent();
        batch.status = EnrolmentStatus.AWAITING_DISTRICT;
        batch.submittedBy = clerk.login();
        batch.submittedAt = now;
        batch.updatedAt = now;
        return batch;
    }

    /** Stands in for a batch that was returned, as its next version. */
    EnrolmentBatch follows(EnrolmentBatch returned) {
        previousId = returned.id;
        revision = returned.revision + 1;
        return this;
    }

    /** The district accepts; the enrolment is complete. Refused to who has submitted the batch. */
    void confirm(String number, FeePreview totals, String reviewer, Instant now) {
        decide(EnrolmentStatus.CONFIRMED, reviewer, now);
        batchNo = number;
        bill(totals);
    }

    /** The district returns the batch with the reason (退回). Refused to who has submitted it. */
    void giveBack(String reason, String reviewer, Instant now) {
        decide(EnrolmentStatus.RETURNED, reviewer, now);
        returnReason = reason;
    }

    /** The union takes the batch back before the district has handled it (撤回). */
    void withdraw(Instant now) {
        status = status.become(EnrolmentStatus.WITHDRAWN);
        updatedAt = now;
    }

    /** Refuses, before any work is done, what {@link #confirm} and {@link #giveBack} would refuse. */
    void requireDecidableBy(String reviewer, EnrolmentStatus next) {
        status.become(next);
        if (reviewer.equals(submittedBy)) {
            throw new DomainException("enrolment.own-batch");
        }
    }

    private void decide(EnrolmentStatus next, String reviewer, Instant now) {
        requireDecidableBy(reviewer, next);
        status = next;
        decidedBy = reviewer;
        decidedAt = now;
        updatedAt = now;
    }

    private void bill(FeePreview totals) {
        headcount = totals.headcount();
        premiumFen = totals.premiumFen();
        municipalFen = totals.municipalFen();
        lowerFen = totals.lowerFen();
    }

    long id() {
        return id;
    }

    long unionId() {
        return unionId;
    }

    int year() {
        return year;
    }

    EnrolmentWay way() {
        return way;
    }

    int headcount() {
        return headcount;
    }

    EnrolmentStatus status() {
        return status;
    }

    int version() {
        return version;
    }
}

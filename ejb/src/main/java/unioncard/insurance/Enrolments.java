package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** Enrolment by the base union (参保办理): whom it may enrol in each of the three ways, what that costs, submission and withdrawal. */
@Stateless
public class Enrolments {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    InsuranceYears years;
    @Inject
    PlanChoices choices;
    @Inject
    CandidateSql candidates;
    @Inject
    CoverSql covers;
    @Inject
    OpenBatches batches;

    /** The years that may be enrolled for in this way today, earliest first; empty outside the campaign. */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public List<InsuranceYear> years(EnrolmentWay way) {
        return years.openFor(way, LocalDate.now(clock));
    }

    /** The plans of a year (保障类型); once the union has chosen one, only that one is selectable. */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public List<CoveragePlan> plans(int year) {
        return years.plans(year, current.get().unionId());
    }

    /** Who stands in the list, those who cannot be enrolled any more first, then by member number. */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public Rows<Candidate> candidates(EnrolmentWay way, int year, Slice slice) {
        return candidates.page(list(way, year), slice);
    }

    /** Hands over the whole list in the order of {@link #candidates}, numbers masked as there. */
    @Requires(Permission.SUBMIT_ENROLMENTS)
    public void exportCandidates(EnrolmentWay way, int year, Consumer<Candidate> each) {
        note.about("union " + current.get().unionId() + " " + way + " " + year + ": " + candidates.each(list(way, year), each) + " rows");
    }

    /**
     * Members of the own union who do not stand in the list, each with the reason; by member number.
     *
     * @param reason only those left out for it; null: all
     */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public Rows<LeftOut> leftOut(EnrolmentWay way, int year, LeftOutReason reason, Slice slice) {
        return candidates.leftOut(list(way, year), reason, slice);
    }

    /** What the preparation for the whole city has found to wait in the own union's lists that are open today, and nothing was submitted of since. */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public List<PreparedList> prepared() {
        return jdbi.withHandle(h -> PreparedListSql.waiting(h, current.get().unionId(), LocalDate.now(clock)));
    }

    /** What has become of the list since a batch of the own union was submitted, for taking that batch up again (修改后重新提交). */
    // Who was in the batch may have gone to another union since, and is named all the same.
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false, sees = Sees.WHOLE_CITY)
    public ListChange changes(long batchId) {
        var earlier = jdbi.withHandle(h -> h.createQuery("select way, year, type from enrolment_batch where id = :id and union_id = :union")
                .bind("id", batchId).bind("union", current.get().unionId())
                .map((row, context) -> new EnrolmentRequest(EnrolmentWay.valueOf(row.getString("way")), row.getInt("year"), row.getString("type")))
                .findOne()).orElseThrow(SignedInUser.NotAllowed::new);
        return candidates.compare(list(earlier.way(), earlier.year()), batchId);
    }

    /** What enrolling the whole list would cost, in totals; stores nothing. {@code enrolment.no-rate} for a plan without rates. */
    @Requires(value = Permission.SUBMIT_ENROLMENTS, audited = false)
    public FeePreview preview(EnrolmentRequest request) {
        years.requirePlan(request.year(), request.type(), current.get().unionId());
        var list = list(request.way(), request.year());
        var split = jdbi.withHandle(h -> SplitSql.of(h, list.unionId(), list.today()));
        return candidates.reckon(list, request.type()).divided(split);
    }

    /**
     * Hands the whole list to the district (提交至区局审核) at the costs the clerk has seen. All or nothing; refused with
     * {@code enrolment.year-closed}, {@code enrolment.other-plan}, {@code enrolment.nobody}, {@code enrolment.covered-elsewhere} with the
     * persons, and {@code enrolment.preview-outdated} when list or costs are no longer those of the preview, as after a double click. With a
     * returned batch it is that batch's next version; {@code enrolment.not-resubmittable} when there is one already.
     *
     * @return the new batch
     */
    @Requires(Permission.SUBMIT_ENROLMENTS)
    public long submit(EnrolmentRequest request, FeePreview seen) {
        var clerk = current.get();
        note.about("union " + clerk.unionId() + " " + request.way() + " " + request.year() + " " + request.type());
        var list = new CandidateList(clerk.unionId(), request.way(), years.hold(request.year()), LocalDate.now(clock));
        if (!list.terms().isOpenFor(request.way(), list.today())) {
            throw new DomainException("enrolment.year-closed", String.valueOf(request.year()));
        }
        if (seen.headcount() == 0) {
            throw new DomainException("enrolment.nobody");
        }
        years.requirePlan(request.year(), request.type(), clerk.unionId());
        // The union's row before any batch of it, as when the union moves to another district: the other way round the two would wait for each other.
        var from = submitter(clerk, list);
        var returned = request.replaces() == null ? null : batches.takeReturned(request.replaces(), request, clerk);
        choices.take(clerk.unionId(), request.year(), request.type());
        var submitted = EnrolmentBatch.submitted(request, seen.divided(from.split()), from.districtId(), clerk, clock.instant());
        var batch = batches.add(returned == null ? submitted : submitted.follows(returned));
        var outcome = candidates.enrol(list, request.type(), batch.id());
        if (outcome.lost().count() > 0) {
            throw new DomainException("enrolment.covered-elsewhere", outcome.lost().named(), outcome.lost().count());
        }
        if (!outcome.totals().divided(from.split()).sameCosts(seen)) {
            throw new DomainException("enrolment.preview-outdated");
        }
        note.about("batch " + batch.id());
        return batch.id();
    }

    /** Takes a batch of the own union back while the district has not handled it (撤回); its members may be enrolled anew. */
    @Requires(Permission.SUBMIT_ENROLMENTS)
    public void withdraw(long batchId, int version) {
        var clerk = current.get();
        note.about("batch " + batchId);
        var batch = batches.take(batchId, version, EnrolmentStatus.WITHDRAWN, clerk.scope());
        if (batch.unionId() != clerk.unionId()) {
            throw new SignedInUser.NotAllowed();
        }
        batch.withdraw(clock.instant());
        batches.store();
        covers.release(batchId);
        choices.releaseUnused(batch.unionId(), batch.year());
    }

    private CandidateList list(EnrolmentWay way, int year) {
        return new CandidateList(current.get().unionId(), way, years.get(year), LocalDate.now(clock));
    }

    private SplitSql.Submitter submitter(SignedInUser clerk, CandidateList list) {
        return jdbi.withHandle(h -> SplitSql.submitter(h, clerk.unionId(), list.today()))
                .orElseThrow(() -> new DomainException("enrolment.base-union-only"));
    }
}

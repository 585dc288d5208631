package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.insurance.CoverageViewSql.Counted;
import unioncard.insurance.CoverageViewSql.Place;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.JobRuns;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * 参保统计 within the caller's data scope: who holds a card, who is covered, who is not. What concerns many unions is read from the last count
 * ({@link CoverageCountRun}); a single union is counted for the view.
 */
@Stateless
public class CoverageStatistics {

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    JobRuns runs;

    /** The figures of a place; one outside the data scope looks as if it did not exist ({@code not-allowed}). */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public CoverageOverview overview(StatisticsFilter filter) {
        return jdbi.withHandle(h -> overview(h, place(h, filter)));
    }

    /** A slice of the districts in scope, by code unless sorted; sorts: name, members, holders, covered, waiting, without, rate. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<CoverageUnit> districts(int year, Slice slice) {
        return jdbi.withHandle(h -> CoverageViewSql.districts(h, current.get().scope(), year, slice));
    }

    /**
     * A slice of the unions in scope as last counted, by code unless sorted; the same sorts.
     *
     * @param below a union: itself and all below it; null: all
     */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<CoverageUnit> unions(int year, Long below, Slice slice) {
        return jdbi.withHandle(h -> CoverageViewSql.unions(h, current.get().scope(), year, below, slice));
    }

    /** Where 有卡无保人员 are asked for; outside the data scope {@code not-allowed}. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public WithoutCoverPlace withoutCoverAt(StatisticsFilter filter) {
        var place = jdbi.withHandle(h -> place(h, filter));
        var today = LocalDate.now(clock);
        return new WithoutCoverPlace(place.terms().year(), place.id(), place.name(), place.oneUnion(),
                olderWay(place.terms(), today) != null || place.terms().isOpenFor(EnrolmentWay.NEW_CARD, today));
    }

    /**
     * A slice of the persons behind 有卡无保 of one union in scope, by member number; of what is no single union {@code not-allowed}, as of one outside the
     * scope.
     */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<HolderWithoutCover> withoutCover(int year, long unionId, Slice slice) {
        return jdbi.withHandle(h -> WithoutCoverSql.list(h, oneUnion(h, year, unionId), year, slice));
    }

    /** Hands over everybody of {@link #withoutCover}. */
    @Requires(Permission.VIEW_ENROLMENTS)
    public void exportWithoutCover(int year, long unionId, Consumer<HolderWithoutCover> each) {
        jdbi.useHandle(h -> note.about("union " + unionId + ", year " + year + ": " + WithoutCoverSql.each(h, oneUnion(h, year, unionId), year, each)
                + " rows"));
    }

    private long oneUnion(Handle h, int year, long unionId) {
        var place = place(h, new StatisticsFilter(year, unionId));
        if (!place.oneUnion()) {
            throw new NotAllowed();
        }
        return place.id();
    }

    /**
     * The figures of a place with every union in it, for a file.
     *
     * @param blocks gets the unions while they are read; must not use the database
     * @return the figures, and of the city its districts
     */
    @Requires(value = Permission.VIEW_ENROLMENTS, sees = Sees.OWN_SCOPE)
    public CoverageExport export(StatisticsFilter filter, Consumer<List<CoverageUnit>> blocks) {
        return jdbi.withHandle(h -> {
            var place = place(h, filter);
            note.about("year " + place.terms().year() + ", union " + place.id());
            var overview = overview(h, place);
            var scope = current.get().scope();
            int unions = CoverageViewSql.each(h, scope, place, overview.live(), blocks);
            note.about(unions + " rows");
            return new CoverageExport(overview, overview.city() ? CoverageViewSql.everyDistrict(h, scope, place) : List.of());
        });
    }

    /**
     * Has the districts in scope counted anew, in the background: the city all of them, a district itself. Others are refused with
     * {@code not-allowed}. A count that goes on already is left alone.
     */
    @Requires(Permission.VIEW_ENROLMENTS)
    public void refresh() {
        var user = current.get();
        var districts = switch (user.scope().reach()) {
            case CITY -> jdbi.withHandle(CoverageCountSql::districts);
            case DISTRICT -> List.of(user.unionId());
            default -> throw new NotAllowed();
        };
        districts.forEach(district -> runs.enqueue(CoverageCountRun.JOB, Long.toString(district)));
        note.about(districts.size() == 1 ? "union " + districts.get(0) : districts.size() + " districts");
    }

    /** Whether a count of the districts in scope goes on. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public boolean counting() {
        var user = current.get();
        return user.scope().reach() == Reach.CITY ? runs.isAnyOpen(CoverageCountRun.JOB)
                : user.scope().reach() == Reach.DISTRICT && runs.isOpen(CoverageCountRun.JOB, Long.toString(user.unionId()));
    }

    private Place place(Handle h, StatisticsFilter filter) {
        var user = current.get();
        return CoverageViewSql.place(h, user.scope(), filter.unionId() == null ? user.unionId() : filter.unionId(), filter.year(), LocalDate.now(clock))
                .orElseThrow(NotAllowed::new);
    }

    private CoverageOverview overview(Handle h, Place place) {
        var scope = current.get().scope();
        var today = LocalDate.now(clock);
        var terms = place.terms();
        // Of a year that is over only the last count tells who held a card then.
        boolean live = place.oneUnion() && !today.isAfter(terms.endsOn());
        var now = clock.instant();
        var counted = live ? new Counted(CoverageViewSql.live(h, scope, place), now) : CoverageViewSql.kept(h, scope, place).orElse(new Counted(null, null));
        // Below a district batches are summed up as they are: those of one union to this moment, of several to that of the persons' figures.
        var covers = CoverageViewSql.confirmed(h, scope, place, place.oneUnion() || counted.at() == null ? now : counted.at(), clock.getZone());
        return new CoverageOverview(place.years(), terms.year(), place.id(), place.name(), place.level(), place.districtId(), place.districtName(),
                counted.at(), live, counted.count(), covers, olderWay(terms, today), terms.isOpenFor(EnrolmentWay.NEW_CARD, today));
    }

    private static EnrolmentWay olderWay(InsuranceYear terms, LocalDate today) {
        return terms.isOpenFor(EnrolmentWay.COLLECTIVE, today) ? EnrolmentWay.COLLECTIVE
                : terms.isOpenFor(EnrolmentWay.CARD_WITHOUT_COVER, today) ? EnrolmentWay.CARD_WITHOUT_COVER : null;
    }
}

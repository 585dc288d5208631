package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.insurance.ConfirmedCovers.Month;
import unioncard.insurance.CoverageOverview;
import unioncard.insurance.CoverageStatistics;
import unioncard.insurance.CoverageUnit;
import unioncard.insurance.StatisticsFilter;
import unioncard.organisation.UnionNode;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.UnionScope.Reach;
import unioncard.web.shared.Download;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** 参保统计: who holds a card and who is covered, of the city by district, of a district by union; plans, ways and months; as a file. */
@Named
@ViewScoped
public class StatisticsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CoverageStatistics statistics;
    @Inject
    private transient CurrentUser current;
    @Inject
    private transient Clock clock;
    @Inject
    private UnionFilter union;

    private String year;
    private CoverageOverview overview;
    private boolean counting;
    private final Table<CoverageUnit> rows = new Table<>(slice -> overview.city() ? statistics.districts(overview.year(), slice)
            : statistics.unions(overview.year(), overview.unionId(), slice), CoverageUnit::id);

    /** Once the address is read. */
    public void open() {
        overview = statistics.overview(filter());
        year = String.valueOf(overview.year());
        if (union.value() != null) {
            // The filter need not look up what is known.
            union.setChosen(new UnionNode(overview.unionId(), null, overview.unionName(), overview.level(), null, null, 0));
        }
        counting = isRefreshable() && statistics.counting();
    }

    private StatisticsFilter filter() {
        return new StatisticsFilter(year == null ? null : Integer.valueOf(year), union.value());
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** 立即刷新, in the background. */
    public void refresh() {
        statistics.refresh();
        counting = true;
        Notices.done("statistics.refresh-begun");
    }

    /** While it is being counted: the figures as they are now. */
    public void watch() {
        open();
    }

    /** Sends the workbook. */
    public void export() throws IOException {
        var out = new Download("coverage.xlsx", Texts.of("statistics.file-name", overview.year(), overview.unionName()));
        var sheet = new StatisticsSheet(out, clock.getZone());
        sheet.end(statistics.export(filter(), sheet::add));
        out.close();
    }

    /** Whether the person may have it counted: the city, and a district for itself. */
    public boolean isRefreshable() {
        var reach = current.get().scope().reach();
        return reach == Reach.CITY || reach == Reach.DISTRICT;
    }

    /** Whether the person enrols for the union shown. */
    public boolean isOwnClerk() {
        return current.get().may(Permission.SUBMIT_ENROLMENTS) && current.get().unionId() == overview.unionId();
    }

    /** Whether the district of the place is above it and may be gone up to. */
    public boolean isBelowDistrict() {
        return current.get().scope().reach() == Reach.CITY && overview.districtId() != null && overview.districtId() != overview.unionId();
    }

    /** Whether the place shown is below the person's own. */
    public boolean isBelowOwn() {
        return current.get().unionId() != overview.unionId();
    }

    /** A rate or share in tenths of a percent, in words. */
    public String percent(Integer tenths) {
        return StatisticsWords.percent(tenths);
    }

    /** A month of the trend, in words. */
    public String month(Month month) {
        return StatisticsWords.month(month.offset());
    }

    /** The longest bar of the trend. */
    public long most(List<Month> months) {
        return Math.max(1, months.stream().mapToLong(month -> Math.max(month.now(), month.before())).max().orElse(1));
    }

    public CoverageOverview getOverview() {
        return overview;
    }

    public boolean isCounting() {
        return counting;
    }

    public Table<CoverageUnit> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    /** Four digits. */
    public String getYear() {
        return year;
    }

    /** From the URL or the form; what is no year means the present one. */
    public void setYear(String year) {
        this.year = year != null && year.matches("[0-9]{4}") ? year : null;
    }
}

package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.ListPreparations;
import unioncard.insurance.PreparationState;
import unioncard.insurance.PreparedDistrict;
import unioncard.shared.Rows;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 参保名单准备: the lists of all unions for a year and way, how far they are prepared, and which unions have submitted. */
@Named
@ViewScoped
public class EnrolmentListsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ListPreparations preparations;

    private EnrolmentWay way = EnrolmentWay.COLLECTIVE;
    private Integer year;
    private List<Integer> years = List.of();
    private List<PreparedDistrict> all = List.of();
    private final Table<PreparedDistrict> rows = new Table<>(slice -> new Rows<>(all.subList(Math.min(slice.first(), all.size()),
            Math.min(slice.first() + slice.size(), all.size())), all.size()), PreparedDistrict::id);

    /** Once the address is read: the year asked for, or the first whose lists are open. */
    public void open() {
        years = preparations.years(way);
        if (!years.contains(year)) {
            year = years.isEmpty() ? null : years.get(0);
        }
        watch();
    }

    /** How the districts stand now. */
    public void watch() {
        all = year == null ? List.of() : preparations.districts(year, way);
    }

    /** Has all lists prepared, in the background. */
    public void prepare() {
        preparations.prepare(year, way);
        Notices.done("lists.begun");
        watch();
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    /** Whether a district is being prepared. */
    public boolean isRunning() {
        return all.stream().anyMatch(district -> district.state() == PreparationState.RUNNING);
    }

    public int getDistricts() {
        return all.size();
    }

    /** Districts that are done with. */
    public long getPrepared() {
        return all.stream().filter(district -> district.state() == PreparationState.PREPARED).count();
    }

    /** All districts together. */
    public PreparedDistrict getSum() {
        return PreparedDistrict.sum(all);
    }

    public Table<PreparedDistrict> getRows() {
        return rows;
    }

    public List<Integer> getYears() {
        return years;
    }

    public EnrolmentWay[] getWays() {
        return EnrolmentWay.values();
    }

    public EnrolmentWay getWay() {
        return way;
    }

    public void setWay(EnrolmentWay way) {
        this.way = way == null ? EnrolmentWay.COLLECTIVE : way;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }
}

package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.Enrolments;
import unioncard.insurance.InsuranceYear;
import unioncard.insurance.LeftOut;
import unioncard.insurance.LeftOutReason;
import unioncard.shared.Rows;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 不在名单中的会员: why somebody cannot be enrolled in one way and year, and what to do. */
@Named
@ViewScoped
public class LeftOutPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Enrolments enrolments;

    private EnrolmentWay way = EnrolmentWay.NEW_CARD;
    private Integer year;
    private LeftOutReason reason;
    private List<Integer> years = List.of();
    private final Table<LeftOut> rows = new Table<LeftOut>(slice -> year == null ? new Rows<>(List.of(), 0) : enrolments.leftOut(way, year, reason, slice),
            LeftOut::memberId).exported("left-out.title", LeftOutPage::columns);

    /** Once the address is read: the year asked for, or the first that is open. */
    public void open() {
        years = enrolments.years(way).stream().map(InsuranceYear::year).toList();
        if (!years.contains(year)) {
            year = years.isEmpty() ? null : years.get(0);
        }
    }

    private static List<SheetColumn<LeftOut>> columns() {
        return List.of(Columns.text("cover.member-no", LeftOut::memberNo),
                Columns.text("cover.name", LeftOut::name),
                Columns.label("cover.document-type", LeftOut::documentType),
                Columns.text("cover.document", LeftOut::document),
                Columns.label("member.status", LeftOut::status),
                Columns.wide("left-out.reason", row -> row.reason().label()),
                Columns.wide("left-out.remedy", row -> row.reason().remedy()));
    }

    /** Reloads the page with the filters in its URL. */
    public String search() {
        return Views.here();
    }

    public Table<LeftOut> getRows() {
        return rows;
    }

    public EnrolmentWay[] getWays() {
        return EnrolmentWay.values();
    }

    public LeftOutReason[] getReasons() {
        return LeftOutReason.values();
    }

    public List<Integer> getYears() {
        return years;
    }

    public EnrolmentWay getWay() {
        return way;
    }

    /** Null, as from an empty parameter, leaves it as it is. */
    public void setWay(EnrolmentWay way) {
        this.way = way == null ? this.way : way;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public LeftOutReason getReason() {
        return reason;
    }

    public void setReason(LeftOutReason reason) {
        this.reason = reason;
    }
}

package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.CoverageStatistics;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.HolderWithoutCover;
import unioncard.insurance.StatisticsFilter;
import unioncard.insurance.WithoutCoverPlace;
import unioncard.shared.Rows;
import unioncard.shared.SheetColumn;
import unioncard.web.shared.Columns;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;

/** 有卡无保人员 of one union in a year: who stands behind the figure of 参保统计, for reminding and checking. */
@Named
@ViewScoped
public class WithoutCoverPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CoverageStatistics statistics;

    private Integer year;
    private Long union;
    private WithoutCoverPlace seen;
    private final Table<HolderWithoutCover> rows = new Table<HolderWithoutCover>(
            slice -> seen.oneUnion() ? statistics.withoutCover(seen.year(), seen.unionId(), slice) : new Rows<>(List.of(), 0),
            HolderWithoutCover::memberId).exported("without.title", WithoutCoverPage::columns, (order, row) -> {
                if (seen.oneUnion()) {
                    statistics.exportWithoutCover(seen.year(), seen.unionId(), row);
                }
            });

    /** Once the address is read. */
    public void open() {
        seen = statistics.withoutCoverAt(new StatisticsFilter(year, union));
    }

    /** The way in which somebody can be enrolled, in words. */
    public static String way(HolderWithoutCover row) {
        return row.newCard() ? EnrolmentWay.NEW_CARD.label() : Texts.of("without.older");
    }

    private static List<SheetColumn<HolderWithoutCover>> columns() {
        return List.of(Columns.text("cover.member-no", HolderWithoutCover::memberNo),
                Columns.text("cover.name", HolderWithoutCover::name),
                Columns.label("cover.document-type", HolderWithoutCover::documentType),
                Columns.text("cover.document", HolderWithoutCover::document),
                Columns.day("enrolment.card-date", HolderWithoutCover::cardNoDate),
                Columns.wide("without.way", WithoutCoverPage::way));
    }

    public WithoutCoverPlace getSeen() {
        return seen;
    }

    public Table<HolderWithoutCover> getRows() {
        return rows;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public Long getUnion() {
        return union;
    }

    public void setUnion(Long union) {
        this.union = union;
    }
}

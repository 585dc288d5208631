package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import unioncard.insurance.CoverState;
import unioncard.insurance.CoverageFilter;
import unioncard.insurance.CoverageInquiry;
import unioncard.insurance.CoverageRow;
import unioncard.security.PersonalData;
import unioncard.web.shared.DocumentFilter;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Table;
import unioncard.web.shared.UnionFilter;
import unioncard.web.shared.Views;

/** Inquiry of covers (保障信息查询). */
@Named
@ViewScoped
public class CoveragePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CoverageInquiry inquiry;
    @Inject
    private transient PersonalData personalData;
    @Inject
    private transient Menu menu;
    @Inject
    private UnionFilter union;

    private String name;
    private String memberNo;
    private final DocumentFilter document = new DocumentFilter();
    private Integer year;
    private CoverState state;
    private List<Integer> years = List.of();
    private String batchNo;
    private LocalDate day;
    private final Table<CoverageRow> rows = new Table<>(slice -> inquiry.find(
            new CoverageFilter(name, memberNo, document.getIndex(), year, state, union.value(), batchNo, day), slice), CoverageRow::id);

    /** Once the address is read. */
    public void open() {
        years = inquiry.years();
    }

    /** Reloads the page with the filters in its URL, the document number only as its hash. */
    public String search() {
        document.apply(personalData);
        return Views.here();
    }

    /** Whether the batch of a cover is one to open for the person. */
    public boolean opensBatch(CoverageRow row) {
        return row.batchNo() != null && !row.batchElsewhere() && menu.may("VIEW_ENROLMENTS");
    }

    public List<Integer> getYears() {
        return years;
    }

    public CoverState[] getStates() {
        return CoverState.values();
    }

    public Table<CoverageRow> getRows() {
        return rows;
    }

    public UnionFilter getUnion() {
        return union;
    }

    public String getBatchNo() {
        return batchNo;
    }

    public void setBatchNo(String batchNo) {
        this.batchNo = batchNo;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getMemberNo() {
        return memberNo;
    }

    public void setMemberNo(String memberNo) {
        this.memberNo = memberNo;
    }

    public DocumentFilter getDocument() {
        return document;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public CoverState getState() {
        return state;
    }

    public void setState(CoverState state) {
        this.state = state;
    }
}

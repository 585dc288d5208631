package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.Candidate;
import unioncard.insurance.CoveragePlan;
import unioncard.insurance.EnrolmentRequest;
import unioncard.insurance.EnrolmentWay;
import unioncard.insurance.Enrolments;
import unioncard.insurance.FeePreview;
import unioncard.insurance.InsuranceYear;
import unioncard.insurance.StartRule;
import unioncard.shared.DomainException;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** Enrolment in one of the three ways (参保办理): choose the plan, see the totals, hand the list to the district. */
@Named
@ViewScoped
public class EnrolPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Enrolments enrolments;
    @Inject
    private Resubmission resubmission;

    private EnrolmentWay way = EnrolmentWay.NEW_CARD;
    private Integer year;
    private String type;
    private List<Integer> years = List.of();
    private List<Integer> awaitingConfirmation = List.of();
    private transient List<CoveragePlan> plans;
    private boolean tentative;
    private FeePreview preview;
    private final Table<Candidate> rows = new Table<Candidate>(slice -> enrolments.candidates(way, year, slice), Candidate::memberNo)
            .exported("enrolment.list", InsuranceColumns::candidates, (order, row) -> enrolments.exportCandidates(way, year, row));

    /** Once the address is read: the year asked for, or the first that is open; of a returned batch its own. One that cannot be taken up is shown. */
    public String open() {
        if (!resubmission.load()) {
            return Views.to("/insurance/batch.xhtml?id=" + resubmission.getId());
        }
        var terms = enrolments.years(way);
        years = terms.stream().map(InsuranceYear::year).filter(resubmission::isFor).toList();
        awaitingConfirmation = terms.stream().filter(known -> known.startRule(way) == StartRule.CONFIRMATION).map(InsuranceYear::year).toList();
        if (!years.contains(year)) {
            year = years.isEmpty() ? null : years.get(0);
        }
        chooseYear();
        return null;
    }

    /** Another year: its plans, with the one already chosen for it. */
    public void chooseYear() {
        plans = null;
        tentative = awaitingConfirmation.contains(year);
        type = getPlans().stream().filter(CoveragePlan::chosen).map(CoveragePlan::type).findFirst().orElse(null);
        reckon();
    }

    /** The totals for the plan chosen. */
    public void reckon() {
        preview = type == null ? null : enrolments.preview(request());
    }

    /** Hands the list to the district. When it is refused, the page shows list and totals as they are now. */
    public String submit() {
        try {
            enrolments.submit(request(), preview);
        } catch (DomainException refusal) {
            var wanted = type;
            chooseYear();
            if (type == null) {
                type = wanted;
                reckon();
            }
            throw refusal;
        }
        Notices.done("enrolment.submitted", preview.headcount());
        return Views.to("/insurance/enrolments.xhtml");
    }

    private EnrolmentRequest request() {
        return resubmission.request(way, year, type);
    }

    /** How many pay the full and how many the half premium. */
    public String getPeriodNote() {
        return preview == null ? "" : Texts.of("enrolment.period-note", preview.fullPeriod(), preview.halfPeriod());
    }

    /** Whether there is something to submit. */
    public boolean isReady() {
        return preview != null && preview.headcount() > 0;
    }

    /** The plans of the year. */
    public List<CoveragePlan> getPlans() {
        if (plans == null) {
            plans = year == null ? List.of() : enrolments.plans(year);
        }
        return plans;
    }

    /** The plan chosen, or null. */
    public CoveragePlan getPlan() {
        return getPlans().stream().filter(plan -> plan.type().equals(type)).findFirst().orElse(null);
    }

    public List<Integer> getYears() {
        return years;
    }

    /** Whether starts and costs hang on the day of confirmation and are only reckoned. */
    public boolean isTentative() {
        return tentative;
    }

    public Resubmission getResubmission() {
        return resubmission;
    }

    public FeePreview getPreview() {
        return preview;
    }

    public Table<Candidate> getRows() {
        return rows;
    }

    public EnrolmentWay getWay() {
        return way;
    }

    public void setWay(EnrolmentWay way) {
        this.way = way == null ? EnrolmentWay.NEW_CARD : way;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }
}

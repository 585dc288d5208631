package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.insurance.RateChanges;
import unioncard.insurance.StartRule;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.web.shared.Menu;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** The proposal of other terms and rates of a year, or of a new year that begins as a copy of the newest. */
@Named
@ViewScoped
public class RateEditPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RateChanges rates;
    @Inject
    private transient Menu menu;

    private Integer year;
    private int version;
    private TermsForm terms;
    private List<PlanForm> plans;
    private String reason;

    /** Fetches the year that the URL names; without one it is the year after the newest. Only for who may propose something. */
    public void load() {
        if (!menu.may("CHANGE_RULES")) {
            throw new NotAllowed();
        }
        var years = rates.list();
        var from = years.stream().filter(rules -> year == null || rules.terms().year() == year).findFirst().orElseThrow(NotAllowed::new);
        version = year == null ? -1 : from.version();
        terms = new TermsForm(from.terms(), year == null ? 1 : 0);
        plans = from.plans().stream().map(PlanForm::new).toList();
        if (year == null) {
            plans.forEach(plan -> plan.setSettled(false));
        }
    }

    /** Hands the proposal to the second person. */
    public String propose() {
        try {
            rates.propose(terms.terms(), version, plans.stream().map(PlanForm::rules).toList(), reason);
        } catch (ArithmeticException partOfAFen) {
            Notices.refused("rate.yuan");
            return null;
        }
        Notices.done("rate.proposed");
        return Views.to("/insurance/rates.xhtml?year=" + terms.getYear());
    }

    /** What the start of a 新办卡 cover may hang on. */
    public StartRule[] getNewCardStarts() {
        return new StartRule[] {StartRule.CARD_DATE, StartRule.UPLOAD, StartRule.CONFIRMATION};
    }

    /** What the start of a 有卡无保 cover may hang on. */
    public StartRule[] getWithoutCoverStarts() {
        return new StartRule[] {StartRule.UPLOAD, StartRule.CONFIRMATION};
    }

    public TermsForm getTerms() {
        return terms;
    }

    public List<PlanForm> getPlans() {
        return plans;
    }

    public Integer getYear() {
        return year;
    }

    public void setYear(Integer year) {
        this.year = year;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

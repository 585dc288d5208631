package unioncard.web.verification;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.verification.Outcome;
import unioncard.verification.Rule;
import unioncard.verification.RuleChanges;
import unioncard.verification.RuleMeaning;
import unioncard.verification.RuleRow;
import unioncard.web.shared.Notices;
import unioncard.web.shared.RuleDraft;
import unioncard.web.shared.Texts;

/** 校验规则: what the registries' answers mean, what is to come, and the proposal of another meaning. */
@Named("verificationRulesPage")
@ViewScoped
public class RulesPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RuleChanges rules;
    @Inject
    private transient Clock clock;

    private transient List<RuleRow> rows;
    private Rule chosen;
    private RuleDraft draft;
    private Outcome outcome;
    private String wording;

    /** Every rule; asked once, and again after a dialog was opened or used. */
    public List<RuleRow> getRows() {
        if (rows == null) {
            rows = rules.list();
        }
        return rows;
    }

    /** Takes a rule into the dialog, at the version seen. */
    public void choose(RuleRow row) {
        rows = null;
        chosen = row.rule();
        draft = new RuleDraft(row.version(), clock);
        outcome = row.present().outcome();
        wording = row.present().text();
    }

    /** Hands the proposal to the second person. */
    public void propose() {
        rows = null;
        rules.propose(chosen, draft.getVersion(), outcome, wording, draft.getValidFrom(), draft.getReason());
        Notices.done("rule.proposed");
    }

    /** The rule in the dialog with all its meanings; null before one was chosen. */
    public RuleRow getRow() {
        return chosen == null ? null : getRows().get(chosen.ordinal());
    }

    /** A planned meaning in one line. */
    public String coming(RuleMeaning next) {
        return Texts.of("policy.coming-value", next.validFrom().toString(), next.outcome().label(), next.text());
    }

    public RuleDraft getDraft() {
        return draft;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public void setOutcome(Outcome outcome) {
        this.outcome = outcome;
    }

    public String getWording() {
        return wording;
    }

    public void setWording(String wording) {
        this.wording = wording;
    }
}

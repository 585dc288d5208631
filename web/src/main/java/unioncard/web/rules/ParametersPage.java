package unioncard.web.rules;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import unioncard.rules.ParameterChanges;
import unioncard.rules.ParameterRow;
import unioncard.rules.ParameterValue;
import unioncard.shared.Parameter;
import unioncard.web.shared.Notices;
import unioncard.web.shared.RuleDraft;
import unioncard.web.shared.Texts;

/** 业务参数: what holds today, what is to come, and the proposal of another value. */
@Named
@ViewScoped
public class ParametersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ParameterChanges parameters;
    @Inject
    private transient Clock clock;

    private transient List<ParameterRow> rows;
    private Parameter chosen;
    private RuleDraft draft;
    private Integer value;

    /** Every parameter; asked once per request. */
    public List<ParameterRow> getRows() {
        if (rows == null) {
            rows = parameters.list();
        }
        return rows;
    }

    /** Takes a parameter into the dialog, at the version seen. */
    public void choose(ParameterRow row) {
        chosen = row.parameter();
        draft = new RuleDraft(row.version(), clock);
        value = row.value();
    }

    /** Hands the proposal to the second person. */
    public void propose() {
        parameters.propose(chosen, draft.getVersion(), value, draft.getValidFrom(), draft.getReason());
        Notices.done("rule.proposed");
        rows = null;
    }

    /** The parameter in the dialog with all its values; null before one was chosen. */
    public ParameterRow getRow() {
        return chosen == null ? null : getRows().get(chosen.ordinal());
    }

    /** What the parameter is for. */
    public String meaning(Parameter parameter) {
        return Texts.of("Parameter." + parameter.name() + ".meaning");
    }

    /** A planned value in one line. */
    public String coming(ParameterRow row, ParameterValue next) {
        return Texts.of("parameter.coming-value", next.validFrom().toString(), row.parameter().word(next.value()));
    }

    /** Which values may be typed. */
    public String getRange() {
        return chosen == null || !chosen.choices().isEmpty() ? null
                : Texts.of("parameter.range", chosen.lowest(), chosen.highest(), chosen.unit());
    }

    /** The values a choice offers. */
    public List<Integer> getChoices() {
        var choices = new ArrayList<Integer>();
        for (int i = 0; chosen != null && i < chosen.choices().size(); i++) {
            choices.add(i);
        }
        return choices;
    }

    public RuleDraft getDraft() {
        return draft;
    }

    public Integer getValue() {
        return value;
    }

    public void setValue(Integer value) {
        this.value = value;
    }
}

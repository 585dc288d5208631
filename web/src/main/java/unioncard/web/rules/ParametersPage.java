package unioncard.web.rules;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import unioncard.rules.ParameterChanges;
import unioncard.rules.ParameterRow;
import unioncard.rules.ParameterValue;
import unioncard.shared.Parameter;
import unioncard.web.shared.Notices;
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
    private int version;
    private Integer value;
    private LocalDate validFrom;
    private String reason;

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
        version = row.version();
        value = row.value();
        validFrom = null;
        reason = null;
    }

    /** Hands the proposal to the second person. */
    public void propose() {
        parameters.propose(chosen, version, value, validFrom, reason);
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

    public LocalDate getTomorrow() {
        return LocalDate.now(clock).plusDays(1);
    }

    public Integer getValue() {
        return value;
    }

    public void setValue(Integer value) {
        this.value = value;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

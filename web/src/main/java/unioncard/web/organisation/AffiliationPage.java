package unioncard.web.organisation;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.organisation.AffiliationChanges;
import unioncard.organisation.AffiliationRow;
import unioncard.organisation.AffiliationStatus;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Views;

/** 隶属调整: the requests that wait for the person at hand, and all that concern the own part of the tree. */
@Named
@ViewScoped
public class AffiliationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

    @Inject
    private AffiliationChanges affiliations;

    private String show;
    private final Table<AffiliationRow> rows = new Table<>(slice -> affiliations.list(!isAll(), slice), AffiliationRow::id);
    private AffiliationRow chosen;
    private String reason;
    private Integer waiting;

    /** Agrees for the side or sides that the person covers. */
    public String agree(AffiliationRow row) {
        var status = affiliations.agree(row.id(), row.version());
        Notices.done(status == AffiliationStatus.DONE ? "affiliation.done" : "affiliation.released", row.unionName(), row.toName());
        return Views.here();
    }

    /** Takes a row into the dialog that asks for the reason. */
    public void choose(AffiliationRow row) {
        chosen = row;
        reason = null;
    }

    /** Does not agree. */
    public String refuse() {
        affiliations.refuse(chosen.id(), chosen.version(), reason);
        Notices.done("affiliation.refused", chosen.unionName());
        return Views.here();
    }

    /** Takes an own request back. */
    public String withdraw(AffiliationRow row) {
        affiliations.withdraw(row.id(), row.version());
        Notices.done("affiliation.withdrawn", row.unionName());
        return Views.here();
    }

    /** Whether finished requests and those of others are shown too. */
    public boolean isAll() {
        return ALL.equals(show);
    }

    /** How many wait for the person. */
    public int getWaiting() {
        if (waiting == null) {
            waiting = affiliations.waiting();
        }
        return waiting;
    }

    public Table<AffiliationRow> getRows() {
        return rows;
    }

    public AffiliationRow getChosen() {
        return chosen;
    }

    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

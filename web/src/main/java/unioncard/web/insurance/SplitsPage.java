package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.insurance.DatedSplit;
import unioncard.insurance.LowerSplit;
import unioncard.insurance.SplitChanges;
import unioncard.insurance.SplitRow;
import unioncard.web.shared.Notices;
import unioncard.web.shared.RuleDraft;
import unioncard.web.shared.Texts;

/** 缴费分担: how each district divides what 市总划拨 leaves of a premium, and the proposal of another split. */
@Named
@ViewScoped
public class SplitsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SplitChanges splits;
    @Inject
    private transient Clock clock;

    private transient List<SplitRow> rows;
    private long chosen;
    private RuleDraft draft;
    private Integer district;
    private Integer intermediate;

    /** The city, then every district; asked once per request. */
    public List<SplitRow> getRows() {
        if (rows == null) {
            rows = splits.list();
        }
        return rows;
    }

    /** Takes a district into the dialog, at the version seen. */
    public void choose(SplitRow row) {
        chosen = row.ownerId();
        draft = new RuleDraft(row.version(), clock);
        district = row.split() == null ? null : row.split().districtPercent();
        intermediate = row.split() == null ? null : row.split().intermediatePercent();
    }

    /** Hands the proposal to the second person. */
    public void propose() {
        splits.propose(chosen, draft.getVersion(), new LowerSplit(district, intermediate, false), draft.getValidFrom(), draft.getReason());
        Notices.done("rule.proposed");
        rows = null;
    }

    /** The district in the dialog; null before one was chosen. */
    public SplitRow getRow() {
        return draft == null ? null : getRows().stream().filter(row -> row.ownerId() == chosen).findFirst().orElse(null);
    }

    /** A split in one line; a dash for none. */
    public String words(LowerSplit split) {
        return split == null ? "—" : Texts.of("split.words", split.districtPercent(), split.intermediatePercent(), split.basePercent());
    }

    /** A planned split in one line. */
    public String coming(DatedSplit next) {
        return Texts.of("parameter.coming-value", next.validFrom().toString(), words(next.split()));
    }

    public RuleDraft getDraft() {
        return draft;
    }

    public Integer getDistrict() {
        return district;
    }

    public void setDistrict(Integer district) {
        this.district = district;
    }

    public Integer getIntermediate() {
        return intermediate;
    }

    public void setIntermediate(Integer intermediate) {
        this.intermediate = intermediate;
    }
}

package unioncard.web.organisation;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import unioncard.organisation.AffiliationChanges;
import unioncard.organisation.CreditCode;
import unioncard.organisation.Obstacles;
import unioncard.organisation.UnionClosure;
import unioncard.organisation.UnionDictionary;
import unioncard.organisation.UnionLevel;
import unioncard.organisation.UnionNode;
import unioncard.organisation.Unions;
import unioncard.web.shared.Notices;

/** The dialogs of 组织管理: what can be done with the union chosen on {@link UnionsPage}. */
@Named
@ViewScoped
public class UnionCommands implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private UnionsPage page;
    @Inject
    private Unions unions;
    @Inject
    private AffiliationChanges affiliations;
    @Inject
    private UnionClosure closure;

    private UnionForm form = new UnionForm();
    private transient List<String> regions;
    private UnionNode target;
    private String reason;
    private Obstacles obstacles;

    /** Empties the form for a new union below the one chosen. */
    public void startCreation() {
        form = new UnionForm();
        var levels = getLevelsBelow();
        form.setLevel(levels.isEmpty() ? null : levels.get(levels.size() - 1));
    }

    /** Creates a union below the one chosen. */
    public String create() {
        long created = unions.create(page.getUnion().id(), form.getLevel(), form.getCode(), form.fields());
        warnOfCode();
        return UnionsPage.at(created, "union.created", form.getName().strip());
    }

    /** Fills the form with the union as it is now. */
    public void startEdit() {
        form = new UnionForm(page.refreshed());
    }

    /** Corrects the union chosen. */
    public String edit() {
        unions.edit(page.getUnion().id(), page.getUnion().version(), form.fields());
        warnOfCode();
        return UnionsPage.at(page.getUnion().id(), "union.edited");
    }

    /** A code that is right in itself may still be that of the unit. */
    private void warnOfCode() {
        var code = form.getCreditCode() == null ? "" : form.getCreditCode();
        CreditCode.parse(code).filter(parsed -> !parsed.ofUnion()).ifPresent(parsed -> Notices.warn("union.code-not-of-union", parsed.value()));
    }

    /** Empties the dialogs that ask for another union or a reason. */
    public void start() {
        page.refreshed();
        target = null;
        reason = null;
        obstacles = closure.obstacles(page.getUnion().id());
    }

    /** Unions that the one chosen can come below. */
    public List<UnionNode> targets(String text) {
        return affiliations.targets(text);
    }

    /** Asks for the union chosen to come below another one. */
    public String move() {
        affiliations.request(page.getUnion().id(), page.getUnion().version(), target.id(), reason);
        return UnionsPage.at(page.getUnion().id(), "affiliation.requested", target.name());
    }

    /** Unions that the one chosen can be merged into. */
    public List<UnionNode> successors(String text) {
        return closure.successors(page.getUnion().id(), text);
    }

    /** Merges the union chosen into another one. */
    public String merge() {
        int members = closure.merge(page.getUnion().id(), page.getUnion().version(), target.id());
        return UnionsPage.at(target.id(), "union.merged", page.getUnion().name(), target.name(), members);
    }

    /** Closes the union chosen. */
    public String close() {
        closure.close(page.getUnion().id(), page.getUnion().version(), reason);
        return UnionsPage.at(page.getUnion().id(), "union.closed", page.getUnion().name());
    }

    /** Levels that a union below the one chosen may have. */
    public List<UnionLevel> getLevelsBelow() {
        var union = page.getUnion();
        return union.active() ? Arrays.stream(UnionLevel.values()).filter(union.level()::mayHold).toList() : List.of();
    }

    /** Words of a closed list, by its name. */
    public List<String> words(String dictionary) {
        return UnionDictionary.valueOf(dictionary).words();
    }

    /** The regions a unit can lie in; asked once. */
    public List<String> getRegions() {
        if (regions == null) {
            regions = unions.regions();
        }
        return regions;
    }

    public UnionForm getForm() {
        return form;
    }

    public Obstacles getObstacles() {
        return obstacles;
    }

    public UnionNode getTarget() {
        return target;
    }

    public void setTarget(UnionNode target) {
        this.target = target;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

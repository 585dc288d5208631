package unioncard.web.organisation;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.primefaces.PrimeFaces;
import org.primefaces.event.NodeSelectEvent;
import org.primefaces.model.TreeNode;
import unioncard.organisation.UnionDetail;
import unioncard.organisation.UnionLevel;
import unioncard.organisation.UnionNode;
import unioncard.organisation.UnionStatus;
import unioncard.organisation.Unions;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 组织管理: the tree, a search in it, and the union chosen. */
@Named
@ViewScoped
public class UnionsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Unions unions;

    private String id;
    private String text;
    private UnionTree tree;
    private List<UnionNode> hits = List.of();
    private UnionDetail union;
    private UnionForm form = new UnionForm();

    /** Opens the tree, down to the union that the URL names. */
    public void load() {
        tree = new UnionTree(unions);
        hits = unions.search(text);
        long chosen = id == null ? tree.top() : Views.id(id);
        union = unions.find(chosen);
        tree.show(chosen);
        PrimeFaces.current().executeInitScript("document.querySelector('.unions .ui-state-highlight')?.scrollIntoView({block: 'center'})");
    }

    /** Shows the union clicked in the tree. */
    public void choose(NodeSelectEvent event) {
        union = unions.find(((UnionNode) event.getTreeNode().getData()).id());
        id = String.valueOf(union.id());
    }

    /** Searches; the text goes into the URL. */
    public String search() {
        return Views.here();
    }

    /** Empties the form for a new union below the one chosen. */
    public void startCreation() {
        form = new UnionForm();
        var levels = getLevelsBelow();
        form.setLevel(levels.isEmpty() ? null : levels.get(levels.size() - 1));
    }

    /** Creates a union below the one chosen. */
    public String create() {
        long created = unions.create(union.id(), form.getLevel(), form.getCode(), form.fields());
        Notices.done("union.created", form.getName().strip());
        return at(created);
    }

    /** Fills the form with the union as it is now. */
    public void startEdit() {
        union = unions.find(union.id());
        form = new UnionForm(union);
    }

    /** Corrects the union chosen. */
    public String edit() {
        unions.edit(union.id(), union.version(), form.fields());
        Notices.done("union.edited");
        return at(union.id());
    }

    private static String at(long id) {
        return Views.to("/organisation/unions.xhtml?id=" + id);
    }

    /** Levels that a union below the one chosen may have. */
    public List<UnionLevel> getLevelsBelow() {
        return union.status() == UnionStatus.CLOSED ? List.of() : Arrays.stream(UnionLevel.values()).filter(union.level()::mayHold).toList();
    }

    public TreeNode<UnionNode> getTree() {
        return tree.root();
    }

    /** Whether hits stand in place of the tree. */
    public boolean isSearching() {
        return text != null;
    }

    public List<UnionNode> getHits() {
        return hits;
    }

    public UnionDetail getUnion() {
        return union;
    }

    public UnionForm getForm() {
        return form;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null || text.isBlank() ? null : text.strip();
    }
}

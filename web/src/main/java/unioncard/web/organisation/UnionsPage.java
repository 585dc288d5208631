package unioncard.web.organisation;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.primefaces.PrimeFaces;
import org.primefaces.event.NodeSelectEvent;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;
import org.primefaces.model.TreeNode;
import unioncard.organisation.AffiliationChanges;
import unioncard.organisation.UnionChange;
import unioncard.organisation.UnionDetail;
import unioncard.organisation.UnionExport;
import unioncard.organisation.UnionNode;
import unioncard.organisation.Unions;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 组织管理: the tree, a search in it, and the union chosen with what lies below it and its history. */
@Named
@ViewScoped
public class UnionsPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    private Unions unions;
    @Inject
    private AffiliationChanges affiliations;
    @Inject
    private UnionExport export;
    @Inject
    private CurrentUser current;

    private final Table<UnionNode> below = new Table<>(slice -> unions.below(getUnion().id(), slice), UnionNode::id);
    private final Table<UnionChange> changes = new Table<>(slice -> unions.changes(getUnion().id(), slice), UnionChange::id);
    private String id;
    private String text;
    private String tab;
    private UnionTree tree;
    private List<UnionNode> hits = List.of();
    private UnionDetail union;
    private int waiting;

    /** Opens the tree, down to the union that the URL names. */
    public void load() {
        tree = new UnionTree(unions);
        hits = unions.search(text);
        long chosen = id == null ? tree.top() : Views.id(id);
        union = unions.find(chosen);
        id = String.valueOf(chosen);
        tree.show(chosen);
        waiting = current.get().may(Permission.MANAGE_UNIONS) ? affiliations.waiting() : 0;
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

    /** Fetches the union chosen as it is now, before something is done with it. */
    UnionDetail refreshed() {
        union = unions.find(union.id());
        return union;
    }

    /** Shows a union after something was done. */
    static String at(long id, String notice, Object... arguments) {
        Notices.done(notice, arguments);
        return Views.to("/organisation/unions.xhtml?id=" + id);
    }

    /** The own part of the tree as a spreadsheet. */
    public StreamedContent getExport() {
        return DefaultStreamedContent.builder().name(Texts.of("union.export-name")).contentType(XLSX).writer(export::write).build();
    }

    public TreeNode<UnionNode> getTree() {
        return tree.root();
    }

    /** Whether hits stand in place of the tree. */
    public boolean isSearching() {
        return text != null;
    }

    /** Changes of affiliation that wait for the person at hand. */
    public int getWaiting() {
        return waiting;
    }

    public List<UnionNode> getHits() {
        return hits;
    }

    public UnionDetail getUnion() {
        return union;
    }

    public Table<UnionNode> getBelow() {
        return below;
    }

    public Table<UnionChange> getChanges() {
        return changes;
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

    public String getTab() {
        return tab;
    }

    public void setTab(String tab) {
        this.tab = tab == null || tab.isBlank() ? null : tab;
    }
}

package unioncard.web.organisation;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.List;
import org.primefaces.model.LazyDefaultTreeNode;
import org.primefaces.model.TreeNode;
import unioncard.organisation.UnionNode;
import unioncard.organisation.Unions;

/** The tree as far as it was opened; what lies below a union is asked for when somebody opens it. */
class UnionTree implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Unions unions;
    private final LazyDefaultTreeNode<UnionNode> root;

    UnionTree(Unions unions) {
        this.unions = unions;
        root = new LazyDefaultTreeNode<>(null, this::below, node -> node != null && node.leaf());
        root.getChildren().forEach(top -> top.setExpanded(true));
    }

    private List<UnionNode> below(UnionNode node) {
        return unions.children(node == null ? null : node.id());
    }

    TreeNode<UnionNode> root() {
        return root;
    }

    /** Id of the union at the top, the caller's own. */
    long top() {
        return root.getChildren().get(0).getData().id();
    }

    /** Opens the way down to a union and marks it. */
    void show(long id) {
        var way = new ArrayDeque<Long>();
        for (Long at = id; at != null && at != top(); at = unions.find(at).parentId()) {
            way.push(at);
        }
        TreeNode<UnionNode> node = root.getChildren().get(0);
        while (node != null && !way.isEmpty()) {
            node.setExpanded(true);
            long next = way.pop();
            node = node.getChildren().stream().filter(child -> child.getData().id() == next).findFirst().orElse(null);
        }
        if (node != null) {
            node.setSelected(true);
        }
    }
}

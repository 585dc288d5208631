package unioncard.web.shared;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import unioncard.organisation.UnionNode;
import unioncard.organisation.Unions;

/**
 * A list's filter by union: the union chosen and all below it, for who sees several. The address carries the id alone; the boundary decides
 * what may be seen of it. View parameter: {@code <f:viewParam name="union" value="#{page.union.id}"/>}.
 */
@Dependent
public class UnionFilter implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Unions unions;
    private String id;
    private UnionNode chosen;

    /** Unions to choose from, by what was typed. */
    public List<UnionNode> choices(String typed) {
        return unions.search(typed);
    }

    /** Id for the query, or null. */
    public Long value() {
        return id == null ? null : Views.id(id);
    }

    /** From and for the address; anything that cannot be an id is a page that does not exist. */
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id == null || id.isBlank() ? null : id;
        chosen = null;
    }

    /** The union by name, looked up once; null without the filter. */
    public UnionNode getChosen() {
        if (chosen == null && id != null) {
            var union = unions.find(value());
            chosen = new UnionNode(union.id(), union.code(), union.name(), union.level(), union.status(), null, 0);
        }
        return chosen;
    }

    public void setChosen(UnionNode chosen) {
        this.chosen = chosen;
        id = chosen == null ? null : Long.toString(chosen.id());
    }
}

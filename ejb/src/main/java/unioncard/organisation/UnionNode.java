package unioncard.organisation;

/**
 * A union as a node of the tree or a hit of a search.
 *
 * @param parentName name of the union above, null for the federation
 * @param childCount unions directly below
 */
public record UnionNode(long id, String code, String name, UnionLevel level, UnionStatus status, String parentName, int childCount) {

    /** Whether there is nothing below. */
    public boolean leaf() {
        return childCount == 0;
    }
}

package unioncard.security;

import unioncard.shared.Rows;

/**
 * The part of the union tree (数据范围) somebody sees and touches: the own union and all below it. The only place where the data scope becomes
 * SQL; every query on data of unions carries {@link #sql} and binds {@link #union} and {@link #path}.
 *
 * @param unionId the own union
 * @param path its path from the root, ending in a slash
 * @param reach how far it goes, which decides the cheapest predicate
 */
public record UnionScope(long unionId, String path, Reach reach) {

    /** How far a scope goes. */
    public enum Reach {
        /** The whole city. */ CITY,
        /** A district or bureau: every growing table carries it. */ DISTRICT,
        /** A part of a district. */ SUBTREE,
        /** One grassroots union. */ UNION
    }

    /**
     * Predicate over a table that carries {@code district_id} and {@code union_id}. Binds {@code :scopeUnion} and {@code :scopePath},
     * which the caller provides through {@code bindMethods} of this scope.
     *
     * @param alias alias of the table in the query
     */
    public String sql(String alias) {
        return switch (reach) {
            case CITY -> "true";
            case DISTRICT -> alias + ".district_id = :scopeUnion";
            case UNION -> alias + ".union_id = :scopeUnion";
            case SUBTREE -> alias + ".union_id in (select s.id from trade_union s where s.path like :scopePath)";
        };
    }

    /**
     * Predicate over the tree itself: the own union and every one below, groups of a grassroots union included. Binds {@code :scopePath}.
     *
     * @param alias alias of {@code trade_union} in the query
     */
    public String tree(String alias) {
        return reach == Reach.CITY ? "true" : alias + ".path like :scopePath";
    }

    /**
     * Predicate for a filter by union: rows of the union bound as {@code :below} and of all below it. What the caller may see is said by {@link #sql}.
     *
     * @param alias alias of a table that carries {@code union_id}
     */
    public static String below(String alias) {
        // Paths from the union's own up to the next character after its last slash: a range of the index on paths.
        return alias + ".union_id in (select b.id from trade_union a join trade_union b on b.path ~>=~ a.path "
                + "and b.path ~<~ (left(a.path, -1) || '0') where a.id = :below)";
    }

    /**
     * The rows of a table in this scope, to stand behind {@code from} with {@link #sql} in the where clause: those of one union are found first and then
     * put in order, whatever the order. Left to itself the planner takes an index in that order and looks through the whole city for twenty rows.
     *
     * @param table a table that carries {@code district_id} and {@code union_id}
     * @param alias its alias in the query
     */
    public String rows(String table, String alias) {
        return reach == Reach.UNION ? "(select * from %1$s %2$s where %3$s offset 0) %2$s".formatted(table, alias, sql(alias)) : table + " " + alias;
    }

    /**
     * A join that looks up one row of another table for each of {@link #rows}. Of one union the rows are the few and the look-ups cheap; the planner,
     * which takes a name for rarer than it is, would find everybody of that name in the city first.
     *
     * @param condition which row belongs to which, over {@code alias} and the aliases before it
     */
    public String lookUp(String table, String alias, String condition) {
        return reach == Reach.UNION ? " join lateral (select * from %1$s %2$s where %3$s offset 0) %2$s on true".formatted(table, alias, condition)
                : " join " + table + " " + alias + " on " + condition;
    }

    /**
     * Where the counting of a list in this scope stops. One union is counted whole also by what stands in another table.
     *
     * @param looksElsewhere whether a filter looks at another table for each row
     */
    public int countLimit(boolean looksElsewhere) {
        return looksElsewhere && reach != Reach.UNION ? Rows.LOOKED_UP_LIMIT : Rows.COUNT_LIMIT;
    }

    /** Whether a union with that path is the own one or below it. */
    public boolean covers(String unionPath) {
        return reach == Reach.CITY || unionPath.startsWith(path);
    }

    /** Value of {@code :scopeUnion}. */
    public long scopeUnion() {
        return unionId;
    }

    /** Value of {@code :scopePath}. */
    public String scopePath() {
        return path + "%";
    }
}

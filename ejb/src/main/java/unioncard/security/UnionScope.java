package unioncard.security;

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

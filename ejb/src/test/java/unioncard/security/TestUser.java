package unioncard.security;

import java.util.EnumSet;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.UnionScope.Reach;

/** Somebody signed in, for tests of boundaries outside the container; the interceptors are not part of such a test. */
public final class TestUser extends CurrentUser {

    private final SignedInUser user;

    private TestUser(SignedInUser user) {
        this.user = user;
    }

    /** Somebody of the union with every permission; the scope follows from the union's level. */
    public static TestUser of(Jdbi jdbi, long unionId) {
        return jdbi.withHandle(h -> h.createQuery("select id, name, path, level from trade_union where id = :id").bind("id", unionId)
                .map((row, context) -> {
                    var reach = switch (row.getString("level")) {
                        case "MUNICIPAL" -> Reach.CITY;
                        case "DISTRICT" -> Reach.DISTRICT;
                        case "INTERMEDIATE" -> Reach.SUBTREE;
                        default -> Reach.UNION;
                    };
                    return new TestUser(new SignedInUser(unionId, "clerk" + unionId, "经办" + unionId, unionId, row.getString("name"),
                            new UnionScope(unionId, row.getString("path"), reach), EnumSet.allOf(Permission.class), false));
                }).one());
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public SignedInUser get() {
        return user;
    }
}

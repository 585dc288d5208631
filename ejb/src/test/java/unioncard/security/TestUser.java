package unioncard.security;

import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.UnionScope.Reach;
import unioncard.shared.Sight;

/** Somebody signed in, for tests of boundaries outside the container; the interceptors are not part of such a test. */
public final class TestUser extends CurrentUser {

    private final SignedInUser user;

    private TestUser(SignedInUser user) {
        this.user = user;
    }

    /** Somebody of the union with every permission; the scope follows from the union's level. */
    public static TestUser of(Jdbi jdbi, long unionId) {
        return of(jdbi, unionId, "clerk" + unionId, EnumSet.allOf(Permission.class));
    }

    /** Somebody else of the union by this sign-in name, with every permission. */
    public static TestUser of(Jdbi jdbi, long unionId, String login) {
        return of(jdbi, unionId, login, EnumSet.allOf(Permission.class));
    }

    /** Somebody of the union by this sign-in name, who may do this much. */
    public static TestUser of(Jdbi jdbi, long unionId, String login, Set<Permission> permissions) {
        return jdbi.withHandle(h -> h.createQuery("select id, name, path, level from trade_union where id = :id").bind("id", unionId)
                .map((row, context) -> {
                    var reach = switch (row.getString("level")) {
                        case "MUNICIPAL" -> Reach.CITY;
                        case "DISTRICT" -> Reach.DISTRICT;
                        case "INTERMEDIATE" -> Reach.SUBTREE;
                        default -> Reach.UNION;
                    };
                    return new TestUser(new SignedInUser(unionId, login, "经办" + login.replace("clerk", ""), unionId, row.getString("name"),
                            new UnionScope(unionId, row.getString("path"), reach), permissions, false));
                }).one());
    }

    /** What the container lets this person's commands see and change; {@link #sight()} is that of what only reads. */
    public Sight commandSight() {
        var own = sight();
        return new Sight("CITY", own.changes(), own.union(), own.path());
    }

    /** Somebody else of the same union, who holds these permissions only. */
    public TestUser colleague(long id, String login, Permission... permissions) {
        return new TestUser(new SignedInUser(id, login, login, user.unionId(), user.unionName(), user.scope(), Set.of(permissions), false));
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    /** Outside the container no boundary is known; tests of what was demanded give it. */
    @Override
    public Permission permission() {
        return Permission.PRINT_ROSTERS;
    }

    @Override
    public SignedInUser get() {
        return user;
    }
}

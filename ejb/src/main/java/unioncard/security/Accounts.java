package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.UnionScope.Reach;

/** Reads accounts with their rights in one statement; unknown permission names of newer or older releases are ignored. */
@ApplicationScoped
class Accounts {

    @Inject
    private Jdbi jdbi;

    /** The person behind a sign-in name; empty when unknown or switched off. */
    Optional<SignedInUser> load(String login) {
        return jdbi.withHandle(h -> h.createQuery("""
                select u.id, u.login, u.name, u.union_id, t.name union_name, t.path, t.level, u.must_change_password,
                       array(select distinct p.permission from user_role r join role_permission p using (role_code)
                             where r.user_id = u.id) permissions
                from user_account u join trade_union t on t.id = u.union_id
                where u.login = :login and u.enabled""")
                .bind("login", login)
                .map((row, context) -> {
                    var permissions = EnumSet.noneOf(Permission.class);
                    var named = Arrays.asList((String[]) row.getArray("permissions").getArray());
                    for (var permission : Permission.values()) {
                        if (named.contains(permission.name())) {
                            permissions.add(permission);
                        }
                    }
                    var reach = switch (row.getString("level")) {
                        case "MUNICIPAL" -> Reach.CITY;
                        case "DISTRICT" -> Reach.DISTRICT;
                        case "INTERMEDIATE" -> Reach.SUBTREE;
                        default -> Reach.UNION;
                    };
                    var scope = new UnionScope(row.getLong("union_id"), row.getString("path"), reach);
                    return new SignedInUser(row.getLong("id"), row.getString("login"), row.getString("name"), row.getLong("union_id"),
                            row.getString("union_name"), scope, permissions, row.getBoolean("must_change_password"));
                })
                .findOne());
    }
}

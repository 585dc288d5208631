package unioncard.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import unioncard.shared.DomainException;

/** Statements on roles. */
final class RoleSql {

    private static final String ROLES = """
            select r.*, array(select p.permission from role_permission p where p.role_code = r.code) permissions,
                   (select count(*) from user_role u where u.role_code = r.code) users
            from role r
            """;

    private RoleSql() {
    }

    static List<RoleRow> list(Handle h) {
        return h.createQuery(ROLES + """
                order by array_position(array['BUSINESS', 'SYSTEM', 'SECURITY', 'AUDIT'], r.duty::text), not r.shipped,
                  array_position(array['GRASSROOTS', 'INTERMEDIATE', 'DISTRICT', 'MUNICIPAL'], r.level::text), r.code""")
                .map((row, context) -> row(row)).list();
    }

    /** Locks the role for a change; {@code changed-meanwhile} when it has another version by now or is gone. */
    static RoleRow lock(Handle h, String code, int version) {
        return h.createQuery(ROLES + " where r.code = :code and r.version = :version for update of r")
                .bind("code", code).bind("version", version).map((row, context) -> row(row)).findOne()
                .orElseThrow(() -> new DomainException("changed-meanwhile"));
    }

    static String insert(Handle h, RoleFields fields, String name) {
        return h.createQuery("""
                insert into role (code, name, description, level, second_factor)
                values ('OWN_' || nextval('role_seq'), :name, :description, :level, :secondFactor) returning code""")
                .bind("name", name).bind("description", words(fields)).bind("level", fields.level()).bind("secondFactor", fields.secondFactor())
                .mapTo(String.class).one();
    }

    static String update(Handle h, String code, RoleFields fields, String name) {
        h.createUpdate("""
                update role set name = :name, description = :description, second_factor = :secondFactor, version = version + 1 where code = :code""")
                .bind("code", code).bind("name", name).bind("description", words(fields)).bind("secondFactor", fields.secondFactor()).execute();
        return code;
    }

    static void setPermissions(Handle h, String code, Set<Permission> permissions) {
        h.createUpdate("delete from role_permission where role_code = :code").bind("code", code).execute();
        h.createUpdate("insert into role_permission (role_code, permission) select :code, unnest(:permissions)").bind("code", code)
                .bindArray("permissions", String.class, permissions.stream().map(Enum::name).toArray()).execute();
    }

    static void delete(Handle h, String code) {
        h.createUpdate("delete from role where code = :code").bind("code", code).execute();
    }

    private static String words(RoleFields fields) {
        return fields.description() == null ? "" : fields.description().strip();
    }

    private static RoleRow row(ResultSet row) throws SQLException {
        return new RoleRow(row.getString("code"), row.getString("name"), row.getString("description"), row.getString("level"),
                Duty.valueOf(row.getString("duty")), row.getBoolean("shipped"), row.getBoolean("second_factor"), row.getInt("users"),
                row.getInt("version"), permissions(row));
    }

    /** The permissions in a row; names of newer or older releases are ignored. */
    static Set<Permission> permissions(ResultSet row) throws SQLException {
        var named = Arrays.asList((String[]) row.getArray("permissions").getArray());
        var permissions = EnumSet.noneOf(Permission.class);
        for (var permission : Permission.values()) {
            if (named.contains(permission.name())) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}

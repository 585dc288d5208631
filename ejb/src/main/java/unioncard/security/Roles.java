package unioncard.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;

/**
 * Roles and what they may do (角色权限管理). A change counts from the next request of each holder on. What a role may hold is limited by its
 * duty and its level, see {@link Permission#fits}. Changes name the version seen; {@code changed-meanwhile} when it is no longer the one.
 */
@Stateless
public class Roles {

    private Jdbi jdbi;
    private AuditNote note;

    public Roles() {
    }

    @Inject
    Roles(Jdbi jdbi, AuditNote note) {
        this.jdbi = jdbi;
        this.note = note;
    }

    /** Every role: the shipped ones first, from the union upwards. */
    @Requires(value = Permission.MANAGE_ROLES, audited = false)
    public List<RoleRow> list() {
        return jdbi.withHandle(RoleSql::list);
    }

    /**
     * Makes a role for business work. Refused with {@code role.name-missing}, {@code role.name-taken}, {@code role.no-permission},
     * {@code role.permission-not-for-level}.
     */
    @Requires(Permission.MANAGE_ROLES)
    public void create(RoleFields fields) {
        var name = fields.checkedName();
        fields.requireFit(Duty.BUSINESS, fields.level());
        var code = jdbi.withHandle(h -> unlessTaken(name, () -> RoleSql.insert(h, fields, name)));
        jdbi.useHandle(h -> RoleSql.setPermissions(h, code, fields.permissions()));
        note.about(name + " " + new TreeSet<>(fields.permissions()));
    }

    /** Gives the role other words and permissions. Refused like {@link #create}, and with {@code role.core-missing}. */
    @Requires(Permission.MANAGE_ROLES)
    public void change(String code, int version, RoleFields fields) {
        var name = fields.checkedName();
        jdbi.useHandle(h -> {
            var role = RoleSql.lock(h, code, version);
            fields.requireFit(role.duty(), role.level());
            unlessTaken(name, () -> RoleSql.update(h, code, fields, name));
            RoleSql.setPermissions(h, code, fields.permissions());
            note.about(name + " +" + without(fields.permissions(), role.permissions()) + " -" + without(role.permissions(), fields.permissions()));
        });
    }

    /** Deletes a role nobody holds. Refused with {@code role.shipped}, {@code role.in-use}. */
    @Requires(Permission.MANAGE_ROLES)
    public void delete(String code, int version) {
        jdbi.useHandle(h -> {
            var role = RoleSql.lock(h, code, version);
            note.about(role.name());
            if (role.shipped()) {
                throw new DomainException("role.shipped");
            }
            if (role.users() > 0) {
                throw new DomainException("role.in-use", role.users());
            }
            RoleSql.delete(h, code);
        });
    }

    private static Set<Permission> without(Set<Permission> some, Set<Permission> others) {
        var rest = EnumSet.noneOf(Permission.class);
        rest.addAll(some);
        rest.removeAll(others);
        return rest;
    }

    private static String unlessTaken(String name, Supplier<String> work) {
        try {
            return work.get();
        } catch (UnableToExecuteStatementException e) {
            if (BrokenConstraint.of(e).equals("uq_role_name")) {
                throw new DomainException("role.name-taken", name);
            }
            throw e;
        }
    }
}

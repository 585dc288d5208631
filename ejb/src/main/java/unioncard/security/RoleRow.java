package unioncard.security;

import java.util.Set;

/**
 * A role with what it may do.
 *
 * @param level level of the unions it is for; null: any
 * @param shipped part of the product: may be changed, never deleted
 * @param secondFactor whether its holders sign in with a second factor
 * @param users accounts that hold it
 */
public record RoleRow(String code, String name, String description, String level, Duty duty, boolean shipped, boolean secondFactor, int users,
        int version, Set<Permission> permissions) {

    /** Whether the role holds the permission. */
    public boolean holds(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether nobody stands in the way of deleting it. */
    public boolean deletable() {
        return !shipped && users == 0;
    }
}

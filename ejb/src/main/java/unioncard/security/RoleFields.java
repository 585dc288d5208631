package unioncard.security;

import java.util.Set;
import unioncard.shared.DomainException;

/**
 * What the security administrator says about a role.
 *
 * @param level level of the unions it is for, or null; counts when the role is made, and stays
 */
public record RoleFields(String name, String description, String level, boolean secondFactor, Set<Permission> permissions) {

    private static final int LONGEST_NAME = 30;

    /** The name without blanks around it; refused with {@code role.name-missing}. */
    String checkedName() {
        var text = name == null ? "" : name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            throw new DomainException("role.name-missing");
        }
        return text;
    }

    /**
     * Refuses what a role of this duty and level may not hold, with {@code role.permission-not-for-level} and {@code role.core-missing}, and a role
     * that may do nothing, with {@code role.no-permission}.
     */
    void requireFit(Duty duty, String roleLevel) {
        if (permissions.isEmpty()) {
            throw new DomainException("role.no-permission");
        }
        if (!permissions.stream().allMatch(permission -> permission.fits(duty, roleLevel))) {
            throw new DomainException("role.permission-not-for-level");
        }
        if (!duty.keepsCore(permissions)) {
            throw new DomainException("role.core-missing");
        }
    }
}

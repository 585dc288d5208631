package unioncard.security;

import java.util.Collection;

/** What kind of work a role (角色) is for. The three administrators (三员) are different persons and do nothing but their own. */
public enum Duty {
    /** The field itself. */ BUSINESS,
    /** 系统管理员: accounts. */ SYSTEM,
    /** 安全管理员: what roles may do, and the safety of signing in. */ SECURITY,
    /** 审计管理员: reads the audit trail. */ AUDIT;

    /** Whether a set of permissions keeps what the duty cannot be done without, so that nobody locks the last door from inside. */
    public boolean keepsCore(Collection<Permission> permissions) {
        return switch (this) {
            case BUSINESS -> true;
            case SYSTEM -> permissions.contains(Permission.MANAGE_ACCOUNTS) && permissions.contains(Permission.VIEW_ACCOUNTS);
            case SECURITY -> permissions.contains(Permission.MANAGE_ROLES);
            case AUDIT -> permissions.contains(Permission.VIEW_AUDIT);
        };
    }
}

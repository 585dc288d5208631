package unioncard.security;

import java.util.Set;
import unioncard.shared.DomainException;

/**
 * Who is working, as of this request.
 *
 * @param id account
 * @param login sign-in name
 * @param name name of the person, for logs and paper
 * @param unionId the own union
 * @param unionName its name
 * @param scope what the person sees
 * @param permissions what the person may do
 * @param mustChangePassword whether nothing but a change of the first or outdated password is allowed
 * @param mustEnrol whether nothing but setting up the second factor is allowed
 */
public record SignedInUser(long id, String login, String name, long unionId, String unionName, UnionScope scope,
        Set<Permission> permissions, boolean mustChangePassword, boolean mustEnrol) {

    /** Somebody whose second factor is in order. */
    public SignedInUser(long id, String login, String name, long unionId, String unionName, UnionScope scope, Set<Permission> permissions,
            boolean mustChangePassword) {
        this(id, login, name, unionId, unionName, scope, permissions, mustChangePassword, false);
    }

    /** Whether nothing is in the way of working. */
    public boolean ready() {
        return !mustChangePassword && !mustEnrol;
    }

    /** Whether the person holds the permission and may use it now. */
    public boolean may(Permission permission) {
        return ready() && permissions.contains(permission);
    }

    /** Refuses who does not hold the permission, with {@code not-allowed}. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new NotAllowed();
        }
    }

    /** Thrown instead of an answer; the console shows the page for things that do not exist. */
    public static final class NotAllowed extends DomainException {

        private static final long serialVersionUID = 1L;

        public NotAllowed() {
            super("not-allowed");
        }
    }
}

package unioncard.security;

import java.time.Instant;

/**
 * A line of the list of accounts.
 *
 * @param unionLevel decides the roles the person may hold
 * @param roleCodes codes, separated by commas
 * @param roleNames their names, separated by 、
 * @param confirmed false: an administrator's, which the security administrator has not confirmed
 * @param locked whether too many wrong passwords lock it at the moment
 * @param mustChangePassword whether the first password is still in use
 * @param lastSignInAt null before the first sign-in
 */
public record AccountRow(long id, String login, String name, String unionName, String unionLevel, String roleCodes, String roleNames, boolean enabled,
        boolean confirmed, boolean locked, boolean mustChangePassword, Instant lastSignInAt, int version) {

    /** How it stands, the gravest first. */
    public AccountState state() {
        if (!enabled) {
            return AccountState.DISABLED;
        }
        return !confirmed ? AccountState.UNCONFIRMED : locked ? AccountState.LOCKED : AccountState.ENABLED;
    }
}

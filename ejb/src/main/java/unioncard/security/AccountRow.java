package unioncard.security;

import java.time.Instant;

/**
 * A line of the list of accounts.
 *
 * @param roleCodes codes, separated by commas
 * @param roleNames their names, separated by 、
 * @param locked whether too many wrong passwords lock it at the moment
 * @param mustChangePassword whether the first password is still in use
 * @param lastSignInAt null before the first sign-in
 */
public record AccountRow(long id, String login, String name, String unionName, String roleCodes, String roleNames, boolean enabled,
        boolean locked, boolean mustChangePassword, Instant lastSignInAt, int version) {
}

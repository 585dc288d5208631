package unioncard.security;

import java.util.Set;

/**
 * What an administrator says about somebody new.
 *
 * @param unionId the union, within the administrator's scope
 * @param login sign-in name, made lower case
 * @param name of the person
 * @param roles codes of roles, at least one
 */
public record NewAccount(long unionId, String login, String name, Set<String> roles) {
}

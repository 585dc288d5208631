package unioncard.security;

/**
 * A role (角色) that can be given.
 *
 * @param code key of the row
 * @param name what people call it
 */
public record RoleName(String code, String name) {
}

package unioncard.security;

/**
 * A union that an account can belong to.
 *
 * @param id of the union
 * @param code the union's code
 * @param name its name
 * @param level its level, which decides the roles its people may hold
 */
public record UnionChoice(long id, String code, String name, String level) {
}

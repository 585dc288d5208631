package unioncard.security;

/**
 * A union that an account can belong to.
 *
 * @param id of the union
 * @param code the union's code
 * @param name its name
 */
public record UnionChoice(long id, String code, String name) {
}

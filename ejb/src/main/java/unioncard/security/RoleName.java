package unioncard.security;

/**
 * A role (角色) that can be given.
 *
 * @param code key of the row
 * @param name what people call it
 * @param description what it is for, in a sentence
 * @param level level of the unions whose people may hold it; null: any
 * @param duty an administrator holds this role only
 */
public record RoleName(String code, String name, String description, String level, Duty duty) {

    /** Whether somebody of a union of this level may hold it. */
    public boolean fits(String unionLevel) {
        return level == null || level.equals(unionLevel);
    }
}

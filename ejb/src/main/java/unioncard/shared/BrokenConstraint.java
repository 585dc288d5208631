package unioncard.shared;

import org.postgresql.util.PSQLException;

/** Tells which named constraint made PostgreSQL refuse a statement, so that a lost race reads like the rule it broke. */
public final class BrokenConstraint {

    private BrokenConstraint() {
    }

    /** The constraint's name, or an empty text when the failure has another cause. */
    public static String of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
                var constraint = refused.getServerErrorMessage().getConstraint();
                return constraint == null ? "" : constraint;
            }
        }
        return "";
    }
}

package unioncard.web.shared;

import jakarta.el.PropertyNotFoundException;
import jakarta.faces.view.facelets.TagException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Failures nobody foresaw: the person sees a number, the log holds the place. Messages of exceptions may quote personal data, so the
 * log gets classes and stack frames only; mistakes in a page, which quote the page alone, come with their message.
 */
final class Incidents {

    /** Request attribute with the number to show. */
    static final String ATTRIBUTE = "unioncard.incident";
    private static final Logger LOG = Logger.getLogger("unioncard.incidents");
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Incidents() {
    }

    /** Writes the log record and returns the incident number. */
    static String record(Throwable failure, Long userId, String path) {
        var number = RANDOM.ints(LENGTH, 0, LETTERS.length()).mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
        var text = new StringBuilder("incident ").append(number).append(" user ").append(userId == null ? "-" : userId)
                .append(" at ").append(path);
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            text.append("\n").append(cause == failure ? "" : "caused by ").append(cause.getClass().getName());
            if (cause instanceof TagException || cause instanceof PropertyNotFoundException) {
                text.append(": ").append(cause.getMessage());
            }
            if (cause instanceof SQLException sql) {
                text.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
            for (var frame : cause.getStackTrace()) {
                text.append("\n\tat ").append(frame);
            }
        }
        LOG.log(Level.SEVERE, text::toString);
        return number;
    }
}

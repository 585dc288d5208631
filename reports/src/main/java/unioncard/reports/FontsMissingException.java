package unioncard.reports;

/** The fonts the paper is printed with are not there or not readable; the message names the file and the Debian package. */
public final class FontsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FontsMissingException(String message) {
        super(message);
    }

    FontsMissingException(String message, Exception cause) {
        super(message, cause);
    }
}

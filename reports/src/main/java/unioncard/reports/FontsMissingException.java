package unioncard.reports;

/** No folder holds the fonts the paper is printed with; the message names the file, the folders and the Debian package. */
public final class FontsMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FontsMissingException(String message) {
        super(message);
    }
}

package unioncard.launch;

/** Something the person at the keyboard can put right. The message is one sentence that says what to do; it is shown without a stack trace. */
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message as it is shown. */
    public Problem(String message) {
        super(message);
    }

    /** The message as it is shown, and what led to it, for the log. */
    public Problem(String message, Throwable cause) {
        super(message, cause);
    }
}

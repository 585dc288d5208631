package unioncard.verification;

/** A registry over HTTP did not answer as agreed: never a verdict about anybody. The message holds no personal data. */
public class RegistryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegistryFailure(String message) {
        super(message);
    }

    RegistryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}

package unioncard.shared;

import jakarta.ejb.ApplicationException;

/**
 * A rule of the field was broken by what somebody asked for. The transaction is rolled back and the person is told why, in Chinese,
 * from the bundle entry {@code error.<code>}; the arguments fill its places. Arguments never carry personal data in full.
 */
@ApplicationException(rollback = true, inherited = true)
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    public DomainException(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments.clone();
    }

    /** Key of the sentence shown, without the prefix {@code error.}. */
    public String code() {
        return code;
    }

    /** What fills the places of the sentence, never null. */
    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}

package unioncard.member;

import unioncard.shared.DomainException;

/** A value breaks the rule of its kind. Shown as {@code error.unfit-value} with reason and remedy. */
public class UnfitValue extends DomainException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String reason;
    private final String remedy;

    UnfitValue(Fault fault) {
        this(fault, fault.remedy());
    }

    UnfitValue(Fault fault, String remedy) {
        this(fault, fault.reason(), remedy);
    }

    /** For {@link Fault#REPEATED_IN_FILE}, whose reason names the row. */
    static UnfitValue repeated(int firstRow) {
        return new UnfitValue(Fault.REPEATED_IN_FILE, Fault.REPEATED_IN_FILE.reason().formatted(firstRow), Fault.REPEATED_IN_FILE.remedy());
    }

    private UnfitValue(Fault fault, String reason, String remedy) {
        super("unfit-value", reason, remedy);
        this.fault = fault;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }

    /** The rule that was broken. */
    public Fault fault() {
        return fault;
    }

    /** What to do, with what is known about this value. */
    public String remedy() {
        return remedy;
    }
}

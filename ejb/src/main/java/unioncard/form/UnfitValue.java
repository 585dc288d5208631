package unioncard.form;

import unioncard.shared.DomainException;

/** A value breaks the rule of its kind. Shown as {@code error.unfit-value} with reason and remedy. */
public class UnfitValue extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Rule fault;
    private final String reason;
    private final String remedy;

    /** The value breaks this rule. */
    public UnfitValue(Rule fault) {
        this(fault, fault.remedy());
    }

    /** The value breaks this rule, and more is known about what to do. */
    public UnfitValue(Rule fault, String remedy) {
        this(fault, fault.reason(), remedy);
    }

    private UnfitValue(Rule fault, String reason, String remedy) {
        super("unfit-value", reason, remedy);
        this.fault = fault;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** For rules whose reason has places to fill, as in 与本表第%s行重复. */
    public static UnfitValue of(Rule fault, Object... places) {
        return new UnfitValue(fault, fault.reason().formatted(places), fault.remedy());
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }

    /** The rule that was broken. */
    public Rule fault() {
        return fault;
    }

    /** What to do, with what is known about this value. */
    public String remedy() {
        return remedy;
    }
}

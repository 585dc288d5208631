package unioncard.shared;

/** What somebody gives as the reason for an act, in code points. */
public final class Reason {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private Reason() {
    }

    /** A reason of 2 to 100 characters without blanks around it; refused with the code, which gets the two limits. */
    public static String of(String typed, String code) {
        return of(typed, code, LONGEST);
    }

    /** The same with another upper limit. */
    public static String of(String typed, String code, int longest) {
        var reason = typed == null ? "" : typed.strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST || length > longest) {
            throw new DomainException(code, SHORTEST, longest);
        }
        return reason;
    }
}

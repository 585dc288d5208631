package unioncard.approval;

import unioncard.shared.DomainException;

/** What somebody gives as the reason, 2 to 100 characters. */
final class Reason {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private Reason() {
    }

    static String of(String typed, String code) {
        var reason = typed == null ? "" : typed.strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new DomainException(code, SHORTEST, LONGEST);
        }
        return reason;
    }
}

package unioncard.transfer;

import unioncard.shared.DomainException;

/** What people write on a request, in code points. */
final class Wording {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private Wording() {
    }

    /** A reason that must be given; refused with the code, which gets the two limits. */
    static String reason(String typed, String code) {
        var reason = typed == null ? "" : typed.strip();
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new DomainException(code, SHORTEST, LONGEST);
        }
        return reason;
    }

    /** An opinion that may be given; null when it is not. */
    static String opinion(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var opinion = typed.strip();
        if (opinion.codePointCount(0, opinion.length()) > LONGEST) {
            throw new DomainException("transfer.opinion-too-long", LONGEST);
        }
        return opinion;
    }
}

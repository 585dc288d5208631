package unioncard.transfer;

import unioncard.shared.DomainException;

/** What people write on a request, in code points. */
final class Wording {

    private static final int LONGEST = 100;

    private Wording() {
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

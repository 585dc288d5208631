package unioncard.bankfile;

import java.util.List;
import unioncard.card.SpecialReason;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/**
 * An answer of the bank (银行返回码) and what it means.
 *
 * @param code as it stands in result files (docs/bank-file-format.md)
 * @param text what the clerk reads when the bank gives no text of its own
 * @param specialReason for {@link ReturnCodeClass#SPECIAL} one of {@link #SPECIAL_REASONS}, else null
 */
public record ReturnCode(String code, ReturnCodeClass codeClass, String text, SpecialReason specialReason) {

    /** The one code with which the bank gives a card number. */
    public static final String SUCCESS = "0000";
    /** Why the bank may send a member to the special channel; the other reasons are not its to give. */
    public static final List<SpecialReason> SPECIAL_REASONS = List.of(SpecialReason.RARE_CHARACTER, SpecialReason.LONG_NAME, SpecialReason.BANK_OTHER);
    /** Longest text, in code points. */
    public static final int LONGEST_TEXT = 80;

    /** Whether a result file may hold it: 4 to 8 letters, digits or underscores. */
    static boolean isPossible(String code) {
        return code != null && code.length() >= 4 && code.length() <= 8
                && code.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_');
    }

    /**
     * The same without blanks around the text. Refused with {@code return-code.code}, {@code return-code.success-stays},
     * {@code return-code.only-success}, {@code return-code.special-reason} and {@code return-code.text} when it cannot be.
     */
    ReturnCode sound() {
        if (!isPossible(code)) {
            throw new DomainException("return-code.code");
        }
        if (code.equals(SUCCESS) != (codeClass == ReturnCodeClass.SUCCESS)) {
            throw new DomainException(code.equals(SUCCESS) ? "return-code.success-stays" : "return-code.only-success", SUCCESS);
        }
        boolean given = specialReason != null;
        if (given != (codeClass == ReturnCodeClass.SPECIAL) || given && !SPECIAL_REASONS.contains(specialReason)) {
            throw new DomainException("return-code.special-reason");
        }
        var words = Reason.of(text, "return-code.text", LONGEST_TEXT);
        if (words.codePoints().anyMatch(Character::isISOControl)) {
            throw new DomainException("return-code.text", 2, LONGEST_TEXT);
        }
        return new ReturnCode(code, codeClass, words, specialReason);
    }
}

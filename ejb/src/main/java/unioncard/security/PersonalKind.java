package unioncard.security;

/** Kinds of personal data that are encrypted at rest; each has its own keyed hash and its own mask. */
public enum PersonalKind {
    /** 证件号码: first four, ****, last four, as the manual shows. */ DOCUMENT('D', 4, 4, 15),
    /** 移动电话. */ MOBILE('M', 3, 4, 11),
    /** 银行卡号. */ CARD('C', 6, 4, 16),
    /** 动态口令密钥: opened to judge a code, never shown. */ SECRET('S', 0, 0, 1),
    /** 地址: only the beginning. */ ADDRESS('A', 6, 0, 12),
    /** 复核事项: what a request would change, as a whole; never shown but by its parts. */ REQUEST('R', 0, 0, 0),
    /** 上传文件的密钥: opens a stored file ({@link FileSeal}), never shown. */ FILE('F', 0, 0, 1);

    private final char letter;
    private final int head;
    private final int tail;
    private final int usualLength;

    PersonalKind(char letter, int head, int tail, int usualLength) {
        this.letter = letter;
        this.head = head;
        this.tail = tail;
        this.usualLength = usualLength;
    }

    char letter() {
        return letter;
    }

    static PersonalKind of(char letter) {
        for (var kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + letter);
    }

    /**
     * What may be shown to anybody who sees the row: the customary ends of a value of customary length, and never more than half of the
     * code points of a shorter one. Always four asterisks, so that the length does not show either.
     */
    public String mask(String plain) {
        int length = plain.codePointCount(0, plain.length());
        int left = head;
        int right = tail;
        while (length < usualLength && left + right > length / 2) {
            if (left >= right) {
                left--;
            } else {
                right--;
            }
        }
        return plain.substring(0, plain.offsetByCodePoints(0, left)) + "****"
                + plain.substring(plain.offsetByCodePoints(plain.length(), -right));
    }
}

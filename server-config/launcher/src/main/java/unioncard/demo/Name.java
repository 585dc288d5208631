package unioncard.demo;

/**
 * A made-up name.
 *
 * @param text     as the application keeps it: NFC, middle dot U+00B7
 * @param original as somebody typed it
 * @param pinyin   capital letters, surname first; for names in Latin letters the name itself
 */
record Name(String text, String original, String pinyin, Kind kind) {

    /** What the bank and the registries will make of the name. */
    enum Kind {
        PLAIN, RARE, MINORITY, LONG, LATIN
    }

    /** The word in Latin letters before the first blank. */
    String surnameLatin() {
        return pinyin.substring(0, pinyin.indexOf(' '));
    }

    String givenNameLatin() {
        return pinyin.substring(pinyin.indexOf(' ') + 1);
    }

    /** What the bank can print in its place: of a long name the first part, of a rare one the pinyin. */
    String forBank() {
        int dot = text.indexOf('·');
        return kind == Kind.LONG && dot > 0 ? text.substring(0, dot) : kind == Kind.RARE ? pinyin : text;
    }
}

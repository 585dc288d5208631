package unioncard.bank.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the bank behaves towards the files it takes. Refusals of bad requests are the same in every mode but {@link #SILENT}. */
public enum Mode {
    /** Acknowledgement and one complete result file at once. */
    HONEST,
    /** Acknowledgement at once, the result file after the delay. */
    SLOW,
    /** Lines of odd sequence at once in R01, the others after the delay in R02. */
    PARTIAL,
    /** Every third line twice in R01, and R02 repeats all lines. */
    DUPLICATES,
    /** Lines shuffled over two result files, R02 written before R01. */
    OUT_OF_ORDER,
    /** The result file ends in the middle of its lines, without a trailer. */
    CORRUPT,
    /** The digest in the trailer of the result file is not that of its lines. */
    WRONG_DIGEST,
    /** Every answer is written in UTF-8, with a digest that fits these bytes. */
    OTHER_CHARSET,
    /** The first sending of each batch is refused as a whole, as one that cannot be read; later ones are taken as the honest bank does. */
    REFUSES_FIRST,
    /** Nothing is answered and nothing remembered. */
    SILENT;

    /** The word of the command line, such as {@code out-of-order}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of a command line word; throws IllegalArgumentException naming the words there are. */
    public static Mode of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--mode " + word + " is none of " + words()));
    }

    static String words() {
        return Arrays.stream(values()).map(Mode::word).collect(Collectors.joining("|"));
    }
}

package unioncard.bankfile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a file from the bank.
 *
 * @param batchNo the batch it answers
 * @param number which of the batch's results it is; 0 for an acknowledgement
 */
record IncomingName(String batchNo, int number) {

    private static final Pattern PATTERN = Pattern.compile("GHK_\\d{8}_(\\d{14})_[NS]_(?:A|R(?!0+\\.)(\\d{2,4}))\\.txt");

    /** Empty when the name is not one of the format. */
    static Optional<IncomingName> parse(String name) {
        var matcher = PATTERN.matcher(name);
        return matcher.matches() ? Optional.of(new IncomingName(matcher.group(1), matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    boolean acknowledgement() {
        return number == 0;
    }
}

package unioncard.bank.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a request file and of the answers to it.
 *
 * @param sending which sending of the batch it is, from 1; the second and later ones stand in the name
 */
record RequestName(String fileName, String date, String batchNo, String channel, int sending) {

    private static final Pattern FORM = Pattern.compile("GHK_(\\d{8})_(\\d{14})_([NS])(?:_(0[2-9]|[1-9]\\d))?\\.txt");

    /** Empty for any other file in the folder. */
    static Optional<RequestName> of(String fileName) {
        var match = FORM.matcher(fileName);
        return match.matches() ? Optional.of(new RequestName(fileName, match.group(1), match.group(2), match.group(3),
                match.group(4) == null ? 1 : Integer.parseInt(match.group(4)))) : Optional.empty();
    }

    /** About this sending. */
    String acknowledgement() {
        return fileName.substring(0, fileName.length() - ".txt".length()) + "_A.txt";
    }

    /** About the batch, whichever sending of it was taken. */
    String result(int number) {
        return "GHK_%s_%s_%s_R%02d.txt".formatted(date, batchNo, channel, number);
    }
}

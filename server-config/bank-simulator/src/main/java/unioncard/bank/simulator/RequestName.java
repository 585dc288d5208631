package unioncard.bank.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a request file and of the answers to it. */
record RequestName(String fileName, String date, String batchNo, String channel) {

    private static final Pattern FORM = Pattern.compile("GHK_(\\d{8})_(\\d{14})_([NS])\\.txt");

    /** Empty for any other file in the folder. */
    static Optional<RequestName> of(String fileName) {
        var match = FORM.matcher(fileName);
        return match.matches() ? Optional.of(new RequestName(fileName, match.group(1), match.group(2), match.group(3))) : Optional.empty();
    }

    String acknowledgement() {
        return stem() + "_A.txt";
    }

    String result(int number) {
        return stem() + "_R%02d.txt".formatted(number);
    }

    private String stem() {
        return fileName.substring(0, fileName.length() - ".txt".length());
    }
}

package unioncard.bank.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last line of a request: what it says about the bytes before it. A signature is passed over, for lack of the union side's key. */
record RequestTrailer(int count, String digest, int bodyLength) {

    private static final Pattern FORM = Pattern.compile("T\\|(\\d{1,9})\\|([0-9a-f]{64})(?:\\|[A-Za-z0-9+/]+=*)?\r\n");

    /** Empty when the file does not end in a trailer line. CR and LF are never the second byte of a GB18030 character. */
    static Optional<RequestTrailer> of(byte[] file) {
        int start = file.length - 1;
        while (start > 0 && file[start - 1] != '\n') {
            start--;
        }
        if (start < 1) {
            return Optional.empty();
        }
        var match = FORM.matcher(new String(file, start, file.length - start, StandardCharsets.ISO_8859_1));
        return match.matches() ? Optional.of(new RequestTrailer(Integer.parseInt(match.group(1)), match.group(2), start)) : Optional.empty();
    }
}

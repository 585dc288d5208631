package unioncard.bankfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unioncard.card.Channel;

/**
 * What is agreed with the bank about how files and lines look (docs/bank-file-format.md): read and checked once by {@link LayoutFile}, never changed
 * while the application runs.
 *
 * @param separator stands between the fields of a line
 * @param lineEnd what is written; readers take CRLF and LF
 * @param longest by place of a request line, the most characters that the bank takes
 * @param names of requests, their acknowledgements and the results, in this order
 */
record BankLayout(String version, char separator, String lineEnd, BankDates dates, LineForm requestHeader, LineForm request, List<Integer> longest,
        LineForm acknowledgement, LineForm resultHeader, LineForm result, List<NameForm> names) {

    /** Whether a line is the last one. */
    boolean isTrailer(String line) {
        return line.length() > 1 && line.charAt(0) == 'T' && line.charAt(1) == separator;
    }

    /** Whether a text holds what separates fields or lines, which no line may. */
    boolean separates(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator || c < ' ' || c >= '\u007f' && c <= '\u009f') {
                return true;
            }
        }
        return false;
    }

    /** Whether a line holds a control character that is not the separator. */
    boolean hasControls(String line) {
        return line.chars().anyMatch(c -> c != separator && Character.isISOControl(c));
    }

    /** @param sending which sending of the batch it is, from 1 */
    String requestName(String batchNo, LocalDate submitted, Channel channel, int sending) {
        return names.get(0).name(Map.of("batchNo", batchNo, "date", submitted.toString().replace("-", ""), "channel",
                Character.toString(channel.fileLetter()), "sending", NameForm.sending(sending)));
    }

    /** What the name of a file of the bank says; empty when it is not one of the format. */
    Optional<IncomingName> incoming(String name) {
        var acknowledged = names.get(1).match(name).map(found -> {
            var sending = found.group("sending");
            return new IncomingName(found.group("batchNo"), sending.isEmpty() ? 1 : Integer.parseInt(sending.substring(1)), 0);
        });
        return acknowledged.or(() -> names.get(2).match(name).map(found -> new IncomingName(found.group("batchNo"), 1,
                Integer.parseInt(found.group("number")))).filter(result -> result.number() > 0));
    }

    /** {@link NameForm#numberPattern} of results. */
    String resultNumberPattern() {
        return names.get(2).numberPattern();
    }
}

package unioncard.bank.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** The fields of a D line that the bank's rules look at. */
record RequestLine(int seq, String memberNo, String name, String docNo, Optional<LocalDate> docExpiry) {

    private static final int FIELDS = 15;

    /** Reads one line; {@code after} is the sequence number of the line before, 0 for the first. */
    static RequestLine parse(String line, int after) throws RequestRefused {
        var fields = line.split("\\|", -1);
        if (fields.length != FIELDS || !fields[0].equals("D")) {
            throw unreadable(after + 1, "has " + fields.length + " fields instead of " + FIELDS);
        }
        if (!fields[1].matches("[1-9]\\d{0,8}") || Integer.parseInt(fields[1]) <= after) {
            throw unreadable(after + 1, "carries no sequence number, or one that does not rise");
        }
        int seq = Integer.parseInt(fields[1]);
        if (fields[2].isEmpty()) {
            throw unreadable(seq, "has no member number");
        }
        if (!fields[5].matches("[MF]?")) {
            throw unreadable(seq, "has an unknown sex");
        }
        date(fields[9], seq);
        return new RequestLine(seq, fields[2], fields[3], fields[7], date(fields[8], seq));
    }

    private static Optional<LocalDate> date(String text, int seq) throws RequestRefused {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(BankText.date(text));
        } catch (DateTimeException e) {
            throw unreadable(seq, "has a wrong date");
        }
    }

    private static RequestRefused unreadable(int seq, String what) {
        return new RequestRefused(FileCode.UNREADABLE, "line " + seq + " " + what);
    }
}

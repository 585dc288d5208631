package unioncard.bank.simulator;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A request file whose trailer, digest, counts and lines are in order. */
record RequestFile(RequestName name, RequestTrailer trailer, List<RequestLine> lines) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Reads the file; throws RequestRefused with the code of the acknowledgement when it is not in order. */
    static RequestFile parse(RequestName name, byte[] file) throws RequestRefused {
        var trailer = RequestTrailer.of(file).orElseThrow(() -> unreadable("no trailer"));
        if (!trailer.digest().equals(BankText.digest(file, trailer.bodyLength()))) {
            throw new RequestRefused(FileCode.DIGEST_DIFFERS, "the digest is not that of the lines");
        }
        var lines = lines(Arrays.copyOf(file, trailer.bodyLength()));
        int announced = announced(name, lines.get(0));
        var members = lines.subList(1, lines.size());
        if (announced != members.size() || trailer.count() != members.size()) {
            throw new RequestRefused(FileCode.COUNT_DIFFERS,
                    "header " + announced + ", trailer " + trailer.count() + ", lines " + members.size());
        }
        var parsed = new ArrayList<RequestLine>(members.size());
        for (var member : members) {
            parsed.add(RequestLine.parse(member, parsed.isEmpty() ? 0 : parsed.get(parsed.size() - 1).seq()));
        }
        return new RequestFile(name, trailer, List.copyOf(parsed));
    }

    private static List<String> lines(byte[] body) throws RequestRefused {
        var lines = List.of(text(body).split(BankText.LINE_END, -1));
        if (!lines.get(lines.size() - 1).isEmpty()) {
            throw unreadable("a line does not end in CRLF");
        }
        if (lines.stream().anyMatch(line -> CONTROL.matcher(line).find())) {
            throw unreadable("control character in a line");
        }
        return lines.subList(0, lines.size() - 1);
    }

    private static String text(byte[] body) throws RequestRefused {
        try {
            return BankText.decode(body);
        } catch (CharacterCodingException e) {
            throw unreadable("not GB18030");
        }
    }

    private static int announced(RequestName name, String header) throws RequestRefused {
        var expected = "H|1.0|" + name.batchNo() + "|" + name.date() + "|";
        var fields = header.split("\\|", -1);
        if (!header.startsWith(expected) || fields.length != 7 || !fields[5].equals(name.channel()) || !fields[6].matches("\\d{1,9}")) {
            throw unreadable("the header does not fit the file name or the format");
        }
        return Integer.parseInt(fields[6]);
    }

    private static RequestRefused unreadable(String reason) {
        return new RequestRefused(FileCode.UNREADABLE, reason);
    }
}

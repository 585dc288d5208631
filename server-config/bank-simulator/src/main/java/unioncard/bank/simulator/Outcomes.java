package unioncard.bank.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/** Decides the code of a line: by what it says, and by lots that hang on the seed and the member number. */
final class Outcomes {

    private static final Charset GBK = Charset.forName("GBK");

    private final Options options;
    private final LocalDate bankDate;

    Outcomes(Options options, LocalDate bankDate) {
        this.options = options;
        this.bankDate = bankDate;
    }

    ResultCode of(RequestLine line, RequestName request) {
        boolean regular = request.channel().equals("N");
        var lot = options.mix().draw(lot("member", line.memberNo()), lot(request.batchNo(), line.memberNo()))
                .filter(code -> regular || !code.aboutName());
        var content = byContent(line, regular);
        var first = options.mix().overridesRules() ? lot.or(() -> content) : content.or(() -> lot);
        return first.orElse(ResultCode.ISSUED);
    }

    private Optional<ResultCode> byContent(RequestLine line, boolean regular) {
        if (line.docNo().isEmpty()) {
            return Optional.of(ResultCode.DOCUMENT_UNKNOWN);
        }
        if (line.name().isEmpty()) {
            return Optional.of(ResultCode.NAME_DIFFERS);
        }
        if (line.docExpiry().filter(bankDate::isAfter).isPresent()) {
            return Optional.of(ResultCode.DOCUMENT_EXPIRED);
        }
        if (regular && tooLong(line.name())) {
            return Optional.of(ResultCode.NAME_TOO_LONG);
        }
        return regular && rare(line.name()) ? Optional.of(ResultCode.RARE_CHARACTER) : Optional.empty();
    }

    private boolean tooLong(String name) {
        return name.codePointCount(0, name.length()) > options.nameLimit() || name.getBytes(BankText.GB18030).length > options.nameBytes();
    }

    /** Outside GBK, or in the private use area that GBK lends to everyone. */
    static boolean rare(String name) {
        return !GBK.newEncoder().canEncode(name) || name.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    }

    private int lot(String drum, String memberNo) {
        var ticket = (options.seed() + "|" + drum + "|" + memberNo).getBytes(StandardCharsets.UTF_8);
        return (int) (Long.parseLong(BankText.digest(ticket).substring(0, 15), 16) % Mix.WHOLE);
    }
}

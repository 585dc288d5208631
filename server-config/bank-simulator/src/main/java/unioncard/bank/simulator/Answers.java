package unioncard.bank.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Writes the answers to one taken request, the way the mode wants them and in the order they are to be delivered. */
final class Answers {

    private final RequestFile request;
    private final Options options;
    private final CardNumbers cards;
    private final LocalDate bankDate;
    private final Outcomes outcomes;
    private int issued;

    Answers(RequestFile request, Options options, CardNumbers cards, LocalDate bankDate) {
        this.request = request;
        this.options = options;
        this.cards = cards;
        this.bankDate = bankDate;
        this.outcomes = new Outcomes(options, bankDate);
    }

    /** The acknowledgement of a file with the count and digest its trailer states. */
    static Answer acknowledgement(RequestName name, FileCode code, int count, String digest, Charset charset) {
        var line = String.join("|", "A", name.batchNo(), code.code(), Integer.toString(count), digest, code.text()) + BankText.LINE_END;
        return new Answer(name.acknowledgement(), BankText.withTrailer(line, 1, charset), false);
    }

    /** How many lines got a card; known after {@link #write()}. */
    int issued() {
        return issued;
    }

    List<Answer> write() {
        var lines = request.lines().stream().map(this::resultLine).toList();
        var answers = new ArrayList<Answer>();
        answers.add(acknowledgement(request.name(), FileCode.TAKEN, request.trailer().count(), request.trailer().digest(), charset()));
        switch (options.mode()) {
            case SLOW -> answers.add(result(1, lines, true));
            case PARTIAL -> {
                answers.add(result(1, every(2, 0, lines), false));
                if (lines.size() > 1) {
                    answers.add(result(2, every(2, 1, lines), true));
                }
            }
            case DUPLICATES -> {
                answers.add(result(1, everyThirdTwice(lines), false));
                answers.add(result(2, lines, false));
            }
            case OUT_OF_ORDER -> answers.addAll(outOfOrder(lines));
            case CORRUPT -> answers.add(cut(result(1, lines, false)));
            case WRONG_DIGEST -> answers.add(withWrongDigest(result(1, lines, false)));
            default -> answers.add(result(1, lines, false));
        }
        return answers;
    }

    private String resultLine(RequestLine line) {
        var code = outcomes.of(line, request.name());
        boolean card = code == ResultCode.ISSUED;
        issued += card ? 1 : 0;
        return String.join("|", "D", Integer.toString(line.seq()), line.memberNo(), code.code(), card ? cards.number(line.seq()) : "",
                card ? BankText.date(bankDate) : "", code.text());
    }

    private Answer result(int number, List<String> lines, boolean late) {
        var name = request.name();
        var text = new StringBuilder("H|1.0|%s|%s|%02d|%d".formatted(name.batchNo(), name.date(), number, lines.size())).append(BankText.LINE_END);
        lines.forEach(line -> text.append(line).append(BankText.LINE_END));
        return new Answer(name.result(number), BankText.withTrailer(text.toString(), lines.size(), charset()), late);
    }

    private List<Answer> outOfOrder(List<String> lines) {
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(options.seed()));
        if (shuffled.equals(lines)) {
            Collections.reverse(shuffled);
        }
        if (lines.size() < 2) {
            return List.of(result(1, shuffled, false));
        }
        int half = shuffled.size() / 2;
        return List.of(result(2, shuffled.subList(half, shuffled.size()), false), result(1, shuffled.subList(0, half), false));
    }

    private static List<String> everyThirdTwice(List<String> lines) {
        var doubled = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            doubled.addAll(Collections.nCopies(i % 3 == 0 ? 2 : 1, lines.get(i)));
        }
        return doubled;
    }

    private static List<String> every(int step, int start, List<String> lines) {
        var chosen = new ArrayList<String>();
        for (int i = start; i < lines.size(); i += step) {
            chosen.add(lines.get(i));
        }
        return chosen;
    }

    /** Cuts in the middle of the line before the trailer. */
    private static Answer cut(Answer answer) {
        int trailer = trailerStart(answer.bytes());
        return new Answer(answer.fileName(), Arrays.copyOf(answer.bytes(), trailer - 10), answer.late());
    }

    private static Answer withWrongDigest(Answer answer) {
        int digest = answer.bytes().length - BankText.LINE_END.length() - 64;
        answer.bytes()[digest] = (byte) (answer.bytes()[digest] == '0' ? '1' : '0');
        return answer;
    }

    private static int trailerStart(byte[] bytes) {
        return RequestTrailer.of(bytes).orElseThrow().bodyLength();
    }

    private Charset charset() {
        return options.mode() == Mode.OTHER_CHARSET ? StandardCharsets.UTF_8 : BankText.GB18030;
    }
}

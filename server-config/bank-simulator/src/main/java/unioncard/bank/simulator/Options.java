package unioncard.bank.simulator;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the simulator is told to do; the words of the command line and of tests are the same.
 *
 * @param outbox    folder of the request files
 * @param inbox     folder for the answers
 * @param state     folder of what was answered, one simulator at a time
 * @param mode      how the bank behaves
 * @param seed      turns the lots of the mix
 * @param mix       shares of result codes
 * @param date      the bank's date; empty means today in Shanghai
 * @param bin       leading digits of the card numbers
 * @param nameLimit longest name on the regular channel, in characters (code points)
 * @param nameBytes longest name on the regular channel, in bytes of GB18030
 * @param delay     time between an acknowledgement and the late answers
 * @param again     answer known batches of the folder anew, once
 * @param once      answer what is there and end
 */
public record Options(Path outbox, Path inbox, Path state, Mode mode, long seed, Mix mix, Optional<LocalDate> date, String bin,
                      int nameLimit, int nameBytes, Duration delay, boolean again, boolean once) {

    static final String USAGE = """
            bank-simulator --outbox DIR --inbox DIR [options]
              --outbox DIR       folder of the request files (read only)
              --inbox DIR        folder for acknowledgements and results
              --state DIR        folder of what was answered (bank-simulator-state beside the inbox)
              --mode WORD        %s (honest)
              --seed N           turns the random outcomes (0)
              --mix 1001=2,...   percentages per result code, before the rules on content; none: rules only
              --date yyyyMMdd    the bank's date (today in Shanghai)
              --bin DIGITS       6 to 10 leading digits of the card numbers (621999)
              --name-limit N     longest name on channel N in characters (20)
              --name-bytes N     longest name on channel N in GB18030 bytes (40)
              --delay SECONDS    wait before late answers, modes slow and partial (10)
              --again            answer known batches anew, once
              --once             answer what is there and end; otherwise look every second until Ctrl-C
            """.formatted(Mode.words());

    private static final Set<String> SWITCHES = Set.of("--again", "--once");
    private static final Set<String> VALUES = Set.of("--outbox", "--inbox", "--state", "--mode", "--seed", "--mix", "--date", "--bin",
            "--name-limit", "--name-bytes", "--delay");

    /** Reads the words of the command line; throws IllegalArgumentException with a message for the person who typed them. */
    public static Options parse(String... words) {
        var given = given(words);
        var inbox = folder(given, "--inbox");
        var state = given.containsKey("--state") ? folder(given, "--state") : inbox.resolveSibling("bank-simulator-state");
        return new Options(folder(given, "--outbox"), inbox, state, Mode.of(given.getOrDefault("--mode", Mode.HONEST.word())),
                number(given, "--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE), given.containsKey("--mix") ? Mix.of(given.get("--mix")) : Mix.DEFAULT,
                date(given.get("--date")), bin(given.getOrDefault("--bin", "621999")),
                (int) number(given, "--name-limit", 20, 1, 1000), (int) number(given, "--name-bytes", 40, 1, 4000),
                Duration.ofSeconds(number(given, "--delay", 10, 0, 864_000)), given.containsKey("--again"), given.containsKey("--once"));
    }

    LocalDate bankDate() {
        return date.orElseGet(() -> LocalDate.now(ZoneId.of("Asia/Shanghai")));
    }

    private static Map<String, String> given(String... words) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.length; i++) {
            var word = words[i];
            if (!SWITCHES.contains(word) && !VALUES.contains(word)) {
                throw new IllegalArgumentException("unknown option " + word);
            }
            if (VALUES.contains(word) && i + 1 == words.length) {
                throw new IllegalArgumentException(word + " needs a value");
            }
            if (given.put(word, SWITCHES.contains(word) ? "" : words[++i]) != null) {
                throw new IllegalArgumentException(word + " is given twice");
            }
        }
        return given;
    }

    private static Path folder(Map<String, String> given, String word) {
        if (!given.containsKey(word) || given.get(word).isBlank()) {
            throw new IllegalArgumentException(word + " DIR is missing");
        }
        return Path.of(given.get(word)).toAbsolutePath().normalize();
    }

    private static long number(Map<String, String> given, String word, long otherwise, long least, long most) {
        try {
            long number = given.containsKey(word) ? Long.parseLong(given.get(word)) : otherwise;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " takes a whole number and not " + given.get(word), e);
        }
        throw new IllegalArgumentException(word + " takes a number from " + least + " to " + most);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.ofNullable(text).map(BankText::date);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--date takes yyyyMMdd and not " + text, e);
        }
    }

    private static String bin(String digits) {
        if (!digits.matches("[0-9]{6,10}")) {
            throw new IllegalArgumentException("--bin takes 6 to 10 digits and not " + digits);
        }
        return digits;
    }
}

package unioncard.bank.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Stands in for the issuing bank: reads the request files of a folder and answers them into another.
 * Holds its state folder until it is closed. Not for use by several threads.
 */
public final class BankSimulator implements AutoCloseable {

    private final Options options;
    private final Clock clock;
    private final Consumer<String> journal;
    private final Ledger ledger;
    private final Set<String> answeredAnew = new HashSet<>();
    private Tally tally = new Tally();

    private static final class Tally {
        private int requests;
        private int taken;
        private int repeated;
        private int refused;
        private int issued;
        private int declined;
        private int files;
    }

    private BankSimulator(Options options, Clock clock, Consumer<String> journal) throws IOException {
        BankText.requireTableOf2022();
        this.options = options;
        this.clock = clock;
        this.journal = journal;
        Files.createDirectories(options.outbox());
        Files.createDirectories(options.inbox());
        this.ledger = new Ledger(options.state());
    }

    /**
     * Opens the simulator and its state folder; missing folders are made.
     *
     * @param journal is told one line per file
     * @throws IOException           when a folder cannot be used
     * @throws IllegalStateException when another simulator holds the state folder
     */
    public static BankSimulator open(Options options, Consumer<String> journal) throws IOException {
        return open(options, Clock.systemUTC(), journal);
    }

    static BankSimulator open(Options options, Clock clock, Consumer<String> journal) throws IOException {
        return new BankSimulator(options, clock, journal);
    }

    /** Answers what is there, once, and closes again: late answers that are due, then new request files. Throws as {@link #open}. */
    public static Counts answer(Options options) throws IOException {
        try (var bank = open(options, line -> { })) {
            return bank.answer();
        }
    }

    /** One pass over the folder; see {@link Counts} for what it reports. */
    public Counts answer() throws IOException {
        tally = new Tally();
        if (options.mode() != Mode.SILENT) {
            deliverLate();
            for (var name : complete()) {
                look(name);
            }
        }
        return new Counts(tally.requests, tally.taken, tally.repeated, tally.refused, tally.issued, tally.declined, tally.files,
                ledger.owed().size());
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }

    private void deliverLate() throws IOException {
        for (var fileName : ledger.owed()) {
            var seen = ledger.seen(fileName).orElseThrow();
            if (seen.owedFrom() <= clock.millis()) {
                deliver(ledger.answers(RequestName.of(fileName).orElseThrow().batchNo()).stream().filter(Answer::late).toList());
                ledger.remember(fileName, new Ledger.Seen(seen.stamp(), seen.fingerprint(), 0));
                journal.accept(fileName + " late answers delivered");
            }
        }
    }

    private List<RequestName> complete() throws IOException {
        try (var files = Files.list(options.outbox())) {
            return files.filter(file -> Files.isRegularFile(file) && Files.exists(sideFile(file)))
                    .flatMap(file -> RequestName.of(file.getFileName().toString()).stream())
                    .sorted((a, b) -> a.fileName().compareTo(b.fileName())).toList();
        }
    }

    private void look(RequestName name) throws IOException {
        var file = options.outbox().resolve(name.fileName());
        boolean anew = options.again() && answeredAnew.add(name.fileName());
        String stamp;
        byte[] bytes;
        try {
            stamp = stamp(file);
            if (!anew && ledger.seen(name.fileName()).filter(seen -> seen.stamp().equals(stamp)).isPresent()) {
                return;
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            journal.accept(name.fileName() + " was taken back");
            return;
        }
        tally.requests++;
        var fingerprint = BankText.digest(bytes);
        try {
            answer(name, bytes, new Ledger.Seen(stamp, fingerprint, 0), anew);
        } catch (RequestRefused refusal) {
            refuse(name, bytes, refusal);
            // A refused file leaves what is owed for the file taken under this name before it.
            long owedFrom = ledger.seen(name.fileName()).map(Ledger.Seen::owedFrom).orElse(0L);
            ledger.remember(name.fileName(), new Ledger.Seen(stamp, fingerprint, owedFrom));
        }
    }

    private void answer(RequestName name, byte[] bytes, Ledger.Seen arrival, boolean anew) throws IOException, RequestRefused {
        var taken = ledger.taken(name.batchNo());
        boolean same = taken.filter(arrival.fingerprint()::equals).isPresent();
        if (taken.isEmpty() || same && anew) {
            take(name, bytes, arrival.fingerprint());
        } else if (same) {
            tally.repeated++;
            journal.accept(name.fileName() + " came again, same answers");
        } else {
            RequestFile.parse(name, bytes);
            throw new RequestRefused(FileCode.BATCH_TAKEN, "batch number taken with other content");
        }
        var answers = ledger.answers(name.batchNo());
        deliver(answers.stream().filter(answer -> !answer.late()).map(answer -> answer.to(name)).toList());
        long due = answers.stream().anyMatch(Answer::late) ? clock.millis() + options.delay().toMillis() : 0;
        ledger.remember(name.fileName(), new Ledger.Seen(arrival.stamp(), arrival.fingerprint(), due));
    }

    private void take(RequestName name, byte[] bytes, String fingerprint) throws IOException, RequestRefused {
        var request = RequestFile.parse(name, bytes);
        if (options.mode() == Mode.REFUSES_FIRST && name.sending() == 1) {
            throw new RequestRefused(FileCode.UNREADABLE, "every first sending is refused");
        }
        int lines = request.lines().size();
        int last = lines == 0 ? 0 : request.lines().get(lines - 1).seq();
        var cards = ledger.cardRanges().of(name.batchNo(), options.bin(), last);
        var answers = new Answers(request, options, cards, options.bankDate());
        ledger.take(name.batchNo(), fingerprint, answers.write());
        tally.taken++;
        tally.issued += answers.issued();
        tally.declined += lines - answers.issued();
        journal.accept("%s taken, mode %s, %d lines, %d cards".formatted(name.fileName(), options.mode().word(), lines, answers.issued()));
    }

    private void refuse(RequestName name, byte[] bytes, RequestRefused refusal) throws IOException {
        tally.refused++;
        var trailer = RequestTrailer.of(bytes).orElseGet(() -> new RequestTrailer(0, BankText.digest(bytes), bytes.length));
        var charset = options.mode() == Mode.OTHER_CHARSET ? StandardCharsets.UTF_8 : BankText.GB18030;
        deliver(List.of(Answers.acknowledgement(name, refusal.code(), trailer.count(), trailer.digest(), charset)));
        journal.accept("%s refused with %s: %s".formatted(name.fileName(), refusal.code().code(), refusal.getMessage()));
    }

    private void deliver(List<Answer> answers) throws IOException {
        for (var answer : answers) {
            DurableFile.deliver(options.inbox(), answer.fileName(), answer.bytes());
            tally.files++;
        }
    }

    private static Path sideFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".ok");
    }

    /** Changes whenever the file is sent again, also with the same bytes; stays the same over restarts of machine and simulator. */
    private static String stamp(Path file) throws IOException {
        return arrival(file) + " " + arrival(sideFile(file));
    }

    /** The inode tells two arrivals within one tick of the file system's clock apart, where there is one. */
    private static String arrival(Path file) throws IOException {
        boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
        return Files.getLastModifiedTime(file) + " " + Files.size(file) + (unix ? " " + Files.getAttribute(file, "unix:ino") : "");
    }
}

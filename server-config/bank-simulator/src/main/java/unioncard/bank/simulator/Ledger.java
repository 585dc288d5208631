package unioncard.bank.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the bank remembers, in the state folder: the answers to each batch it took ({@code batches/}), which request files it has
 * answered ({@code seen/}), and the card numbers given away. One simulator at a time holds the folder.
 */
final class Ledger implements AutoCloseable {

    /**
     * One request file as it was last answered.
     *
     * @param stamp       tells one arrival of the file from the next
     * @param fingerprint digest over all its bytes
     * @param owedFrom    when its late answers are due, in milliseconds since 1970; 0 when none are owed
     */
    record Seen(String stamp, String fingerprint, long owedFrom) {
    }

    private final Path folder;
    private final FileChannel lock;
    private final CardRanges cardRanges;
    private final Map<String, Seen> seen = new HashMap<>();

    Ledger(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("batches"));
        Files.createDirectories(folder.resolve("seen"));
        lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            cardRanges = new CardRanges(folder.resolve("card-ranges.txt"));
            readSeen();
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IllegalStateException("another simulator is using " + folder, e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    CardRanges cardRanges() {
        return cardRanges;
    }

    Optional<Seen> seen(String fileName) {
        return Optional.ofNullable(seen.get(fileName));
    }

    /** Request files whose late answers are still to come. */
    List<String> owed() {
        return seen.entrySet().stream().filter(entry -> entry.getValue().owedFrom() > 0).map(Map.Entry::getKey).sorted().toList();
    }

    void remember(String fileName, Seen now) throws IOException {
        var entries = new Properties();
        entries.setProperty("stamp", now.stamp());
        entries.setProperty("fingerprint", now.fingerprint());
        entries.setProperty("owedFrom", Long.toString(now.owedFrom()));
        var bytes = new ByteArrayOutputStream();
        entries.store(bytes, null);
        DurableFile.write(folder.resolve("seen").resolve(fileName), bytes.toByteArray());
        seen.put(fileName, now);
    }

    /** The fingerprint under which the batch number was taken. */
    Optional<String> taken(String batchNo) throws IOException {
        var file = batch(batchNo).resolve("fingerprint");
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.US_ASCII)) : Optional.empty();
    }

    /** Keeps the answers to a batch in place of any older ones; the fingerprint goes last and makes them count. */
    void take(String batchNo, String fingerprint, List<Answer> answers) throws IOException {
        var batch = Files.createDirectories(batch(batchNo));
        Files.deleteIfExists(batch.resolve("fingerprint"));
        for (var old : contents(batch)) {
            Files.delete(old);
        }
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            DurableFile.write(batch.resolve("%02d-%s-%s".formatted(i, answer.late() ? "late" : "now", answer.fileName())), answer.bytes());
        }
        DurableFile.write(batch.resolve("fingerprint"), fingerprint.getBytes(StandardCharsets.US_ASCII));
        DurableFile.forceFolder(batch.getParent());
    }

    /** The answers of a taken batch in their order. */
    List<Answer> answers(String batchNo) throws IOException {
        var answers = new ArrayList<Answer>();
        for (var file : contents(batch(batchNo))) {
            var parts = file.getFileName().toString().split("-", 3);
            if (parts.length == 3) {
                answers.add(new Answer(parts[2], Files.readAllBytes(file), parts[1].equals("late")));
            }
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void readSeen() throws IOException {
        for (var file : contents(folder.resolve("seen"))) {
            if (RequestName.of(file.getFileName().toString()).isEmpty()) {
                continue;
            }
            var entries = new Properties();
            try (var in = Files.newInputStream(file)) {
                entries.load(in);
            }
            seen.put(file.getFileName().toString(), new Seen(entries.getProperty("stamp"), entries.getProperty("fingerprint"),
                    Long.parseLong(entries.getProperty("owedFrom"))));
        }
    }

    private Path batch(String batchNo) {
        return folder.resolve("batches").resolve(batchNo);
    }

    private static List<Path> contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}

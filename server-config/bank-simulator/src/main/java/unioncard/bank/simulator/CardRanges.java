package unioncard.bank.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ranges of card numbers given away so far, kept in one file of the state folder. A range starts where the digest of the batch
 * number says; should that overlap an older range, the next digest is tried. So the numbers of a batch do not hang on the order of
 * batches in practice, and two batches never share one.
 */
final class CardRanges {

    private record Range(String bin, long from, int count, String batchNo) {

        boolean overlaps(Range other) {
            return bin.equals(other.bin) && from < other.from + other.count && other.from < from + count;
        }

        String line() {
            return bin + "|" + from + "|" + count + "|" + batchNo;
        }

        static Range of(String line) {
            var fields = line.split("\\|");
            return new Range(fields[0], Long.parseLong(fields[1]), Integer.parseInt(fields[2]), fields[3]);
        }
    }

    private final Path file;
    private final List<Range> ranges = new ArrayList<>();

    CardRanges(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file, StandardCharsets.US_ASCII).stream().map(Range::of).forEach(ranges::add);
        }
    }

    /** The range of a batch: the one it already has, or a new one, on the disk before this returns. */
    CardNumbers of(String batchNo, String bin, int count) throws IOException {
        for (var range : ranges) {
            if (range.batchNo.equals(batchNo) && range.bin.equals(bin) && range.count == count) {
                return new CardNumbers(bin, range.from);
            }
        }
        var range = free(batchNo, bin, count);
        ranges.add(range);
        var lines = String.join("\n", ranges.stream().map(Range::line).toList()) + "\n";
        DurableFile.write(file, lines.getBytes(StandardCharsets.US_ASCII));
        return new CardNumbers(bin, range.from);
    }

    private Range free(String batchNo, String bin, int count) {
        long starts = CardNumbers.places(bin) - count + 1;
        for (int attempt = 0; attempt < 10_000 && starts > 0; attempt++) {
            var digest = BankText.digest((bin + "|" + batchNo + "|" + attempt).getBytes(StandardCharsets.US_ASCII));
            var range = new Range(bin, Long.parseLong(digest.substring(0, 15), 16) % starts, count, batchNo);
            if (ranges.stream().noneMatch(range::overlaps)) {
                return range;
            }
        }
        throw new IllegalStateException("no card numbers left under BIN " + bin);
    }
}

package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * First look at a result file as a whole, before a line of it counts.
 *
 * @param number which of the batch's result files it is
 * @param lines how many lines it has
 */
record ResultHead(int number, int lines) {

    /**
     * Reads the whole file once: charset, header, number of lines, trailer at the end.
     *
     * @throws FileRefused with the line number where something is not as agreed
     */
    static ResultHead of(Path path, BankLayout layout, BankCharset charset, String batchNo, Trailer trailer) throws IOException {
        try (var in = new BankLines(path, charset)) {
            var form = layout.resultHeader();
            var header = form.read(in.next());
            if (header == null || form.has(BankColumn.VERSION) && !form.of(header, BankColumn.VERSION).equals(layout.version())
                    || !form.of(header, BankColumn.NUMBER).matches("\\d{2,4}") || !form.of(header, BankColumn.COUNT).matches("\\d{1,9}")) {
                throw new FileRefused(FileProblem.HEADER);
            }
            if (!form.of(header, BankColumn.BATCH_NO).equals(batchNo)) {
                throw new FileRefused(FileProblem.HEADER_BATCH);
            }
            var announced = form.of(header, BankColumn.COUNT);
            int lines = 0;
            var line = in.next();
            for (; line != null && !layout.isTrailer(line); line = in.next()) {
                lines++;
            }
            if (line == null || in.next() != null) {
                throw new FileRefused(FileProblem.AFTER_TRAILER, in.lineNo());
            }
            if (lines != Integer.parseInt(announced) || lines != trailer.count()) {
                throw new FileRefused(FileProblem.COUNT, lines, announced, trailer.count());
            }
            return new ResultHead(Integer.parseInt(form.of(header, BankColumn.NUMBER)), lines);
        }
    }
}

package unioncard.member;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.SpreadsheetFile;

/** Reads and checks the rows of a form in a thread of its own, so that the caller encrypts and writes one chunk while the next one is read. */
final class CheckedRows implements AutoCloseable {

    /** Rows of a chunk. */
    static final int CHUNK = 4000;

    /** Some rows of the form in their order. */
    record Chunk(int rows, int lastRow, List<Newcomer> passed, List<FormRefusal> refusals) {

        /** What of it comes behind a row that is done with. */
        Chunk behind(int row) {
            if (passed.isEmpty() && refusals.isEmpty() || Math.min(firstPassed(), firstRefused()) > row) {
                return this;
            }
            var newcomers = passed.stream().filter(newcomer -> newcomer.rowNo() > row).toList();
            var refused = refusals.stream().filter(refusal -> refusal.rowNo() > row).toList();
            return new Chunk(newcomers.size() + refusedRows(refused), lastRow, newcomers, refused);
        }

        int refusedRows() {
            return refusedRows(refusals);
        }

        private static int refusedRows(List<FormRefusal> refusals) {
            return (int) refusals.stream().mapToInt(FormRefusal::rowNo).distinct().count();
        }

        private int firstPassed() {
            return passed.isEmpty() ? Integer.MAX_VALUE : passed.get(0).rowNo();
        }

        private int firstRefused() {
            return refusals.isEmpty() ? Integer.MAX_VALUE : refusals.get(0).rowNo();
        }
    }

    private static final Chunk END = new Chunk(0, 0, List.of(), List.of());

    private final SpreadsheetFile file;
    private final int mostRows;
    private final Ages ages;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(1);
    private final Thread reader;

    CheckedRows(SpreadsheetFile file, int mostRows, Ages ages, ThreadFactory threads) {
        this.file = file;
        this.mostRows = mostRows;
        this.ages = ages;
        reader = threads.newThread(this::read);
        reader.start();
    }

    /** The next chunk, null behind the last one. What the reader was refused is thrown here. */
    Chunk next() {
        try {
            var next = queue.take();
            if (next instanceof RuntimeException failed) {
                throw failed;
            }
            return next == END ? null : (Chunk) next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        Object last = END;
        try (var form = FormReader.open(file, MemberForm.LAYOUT, mostRows)) {
            var check = new FormCheck(ages);
            var passed = new ArrayList<Newcomer>(CHUNK);
            int rows = 0;
            int lastRow = 0;
            for (var row = form.next(); row != null; row = form.next()) {
                var newcomer = check.check(row);
                if (newcomer != null) {
                    passed.add(newcomer);
                }
                lastRow = row.rowNo();
                if (++rows == CHUNK) {
                    queue.put(new Chunk(rows, lastRow, passed, check.takeRefusals()));
                    passed = new ArrayList<>(CHUNK);
                    rows = 0;
                }
            }
            if (rows > 0) {
                queue.put(new Chunk(rows, lastRow, passed, check.takeRefusals()));
            }
        } catch (InterruptedException e) {
            return;
        } catch (RuntimeException e) {
            last = e;
        } catch (Error e) {
            last = new IllegalStateException("the form cannot be read", e);
        }
        try {
            queue.put(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

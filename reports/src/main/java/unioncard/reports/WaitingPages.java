package unioncard.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JRVirtualizer;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRConcurrentSwapFile;

/** Pages of a long document that nobody works on, in a file of their own which goes with them. */
final class WaitingPages implements AutoCloseable {

    /** Pages kept in memory. */
    private static final int AT_HAND = 40;
    private static final int BLOCK_BYTES = 4096;
    private static final int BLOCKS_AT_ONCE = 1024;

    private final Path folder;
    private final JRSwapFileVirtualizer virtualizer;

    WaitingPages() {
        try {
            folder = Files.createTempDirectory("pages");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        virtualizer = new JRSwapFileVirtualizer(AT_HAND, new JRConcurrentSwapFile(folder.toString(), BLOCK_BYTES, BLOCKS_AT_ONCE), true);
    }

    /** What a fill hands its pages to. */
    JRVirtualizer virtualizer() {
        return virtualizer;
    }

    @Override
    public void close() {
        // The file goes with it; the folder is the only thing that stays.
        virtualizer.cleanup();
        try {
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

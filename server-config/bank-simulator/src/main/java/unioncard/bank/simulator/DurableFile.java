package unioncard.bank.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are either there as a whole, on the disk, or not at all. */
final class DurableFile {

    private DurableFile() {
    }

    /** Writes under a temporary name, forces to disk, and renames over what was there. */
    static void write(Path target, byte[] bytes) throws IOException {
        var temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(target.getParent());
    }

    /** Puts an answer before the reader: the side file goes first and comes last. */
    static void deliver(Path folder, String name, byte[] bytes) throws IOException {
        var side = folder.resolve(name + ".ok");
        Files.deleteIfExists(side);
        write(folder.resolve(name), bytes);
        write(side, new byte[0]);
    }

    /** Makes the names in a folder durable; systems that cannot open a folder keep their own promise. */
    static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

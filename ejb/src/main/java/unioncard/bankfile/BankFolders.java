package unioncard.bankfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import unioncard.shared.Setting;

/** Where the bank's files lie. */
final class BankFolders {

    private BankFolders() {
    }

    static Path outbox() {
        return folder("outbox");
    }

    static Path inbox() {
        return folder("inbox");
    }

    static Path archive() {
        return folder("archive");
    }

    /** Where a request file lies until and after it is sent. */
    static Path outgoing(String name) {
        return folder("outgoing").resolve(name);
    }

    /** The empty file that says that {@code file} is complete. */
    static Path okOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".ok");
    }

    /** Where a file from the bank goes when it leaves the inbox. */
    static Path archived(long id, String name) {
        return archive().resolve(id + "-" + name);
    }

    /** Where a file from the bank lies: in the archive once it has left the inbox. */
    static Path received(long id, String name) {
        var archived = archived(id, name);
        return Files.exists(archived) ? archived : inbox().resolve(name);
    }

    /** The file itself, or what an encrypted one holds: opened once, and again on a node that has not opened it. */
    static Path readable(long id, Path file, BankKeys keys) throws IOException {
        if (!BankEnvelope.is(file)) {
            return file;
        }
        if (keys.own() == null) {
            throw new FileRefused(FileProblem.NO_KEY);
        }
        var opened = opened(id);
        if (Files.notExists(opened)) {
            BankEnvelope.open(file, keys.own(), opened);
        }
        return opened;
    }

    /** Where the content of an encrypted file lies while it is worked on. */
    static Path opened(long id) {
        return folder("opened").resolve(id + ".txt");
    }

    /** Names survive a power cut only once their folder has been forced too. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Setting.DATA_DIRECTORY.path().resolve("bank").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

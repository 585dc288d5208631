package unioncard.bankfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import unioncard.shared.Setting;

/** Where the bank's files lie, and in which charset they are. */
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

    static Charset charset() {
        return Charset.forName(Setting.BANK_CHARSET.text());
    }

    /** The empty file that says that {@code file} is complete. */
    static Path okOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".ok");
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Setting.DATA_DIRECTORY.path().resolve("bank").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

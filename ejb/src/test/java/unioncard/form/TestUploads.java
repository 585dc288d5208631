package unioncard.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder for forms that tests upload. */
public final class TestUploads {

    /** Bytes of the largest file that tests may upload. */
    public static final int LARGEST = 10 * 1024 * 1024;
    public static final Path PATH = temporary();
    public static final UploadFolder FOLDER = new UploadFolder(PATH, LARGEST);

    private TestUploads() {
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Receives a form and reads all of it. */
    public static <C extends Enum<C> & FormField> List<FormRow<C>> read(InputStream content, FormLayout<C> layout, int mostRows) throws IOException {
        try (var file = FOLDER.receive(content)) {
            return FormReader.read(file, layout, mostRows);
        }
    }
}

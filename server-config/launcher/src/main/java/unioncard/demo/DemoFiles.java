package unioncard.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files for the visitor to upload: a further snapshot of both registries and a filled member form. */
final class DemoFiles {

    private final Path folder;
    private final List<String> written = new ArrayList<>();

    /** The files go into {@code demo} below the data directory; what lies there from an earlier load is replaced. */
    DemoFiles(Path dataDirectory) {
        folder = dataDirectory.resolve("demo");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for demo files cannot be made", e);
        }
    }

    void write(Registries registries, MemberForm form) {
        try {
            csv("population-20261101.csv", Registries.POPULATION_HEADER, registries.population());
            csv("social-insurance-20261101.csv", Registries.INSURANCE_HEADER, registries.insurance());
            form.write(folder.resolve("member-form.xlsx"));
            written.add("demo/member-form.xlsx");
        } catch (IOException e) {
            throw new UncheckedIOException("demo files cannot be written", e);
        }
    }

    private void csv(String name, String header, List<Registries.Row> rows) throws IOException {
        var text = new StringBuilder(header).append('\n');
        for (var row : rows) {
            text.append(row.documentNumber());
            row.fields().forEach(field -> text.append(',').append(field));
            text.append('\n');
        }
        text.append("#count,").append(rows.size()).append('\n');
        Files.writeString(folder.resolve(name), text);
        Files.writeString(folder.resolve(name + ".sha256"), BankFiles.digest(text.toString()) + "\n");
        written.add("demo/" + name + " (+ .sha256), " + rows.size() + " rows");
    }

    /** One line per file, relative to the data directory. */
    List<String> lines() {
        return written;
    }
}

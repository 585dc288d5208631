package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unioncard.demo.DemoForms;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.UploadFolder;

/** The member form of the demo as the import reads it; stands in the import's package to ask its checks directly. */
class DemoFormTest {

    @Test
    void theImportTakesAllRowsButThoseWithFaults(@TempDir Path folder) throws IOException {
        var form = DemoForms.write(folder);
        try (var in = Files.newInputStream(form); var file = new UploadFolder(folder.resolve("uploads"), 1_000_000).receive(in)) {
            var rows = FormReader.read(file, MemberForm.LAYOUT, 5000);
            assertThat(rows).hasSize(30);
            var check = new FormCheck(new Ages(LocalDate.of(2026, 11, 1), 16, 100));
            var newcomers = rows.stream().map(check::check).filter(Objects::nonNull).toList();
            assertThat(check.refusals()).extracting(FormRefusal::columnName).containsExactly("证件号码", "性别", "移动电话", "学历", "证件号码");
            assertThat(newcomers).hasSize(25);
        }
    }
}

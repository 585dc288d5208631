package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unioncard.demo.DemoForms;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.SpreadsheetFile;

/** The member form of the demo as the import reads it; stands in the import's package to ask its checks directly. */
class DemoFormTest {

    @Test
    void theImportTakesAllRowsButThoseWithFaults(@TempDir Path folder) throws IOException {
        var file = DemoForms.write(folder);
        try (var in = Files.newInputStream(file)) {
            var rows = FormReader.read(SpreadsheetFile.read(in), MemberForm.LAYOUT, 5000);
            assertThat(rows).hasSize(30);
            var check = new FormCheck(LocalDate.of(2026, 11, 1));
            rows.forEach(check::check);
            assertThat(check.refusals()).extracting(FormRefusal::columnName).containsExactly("证件号码", "性别", "移动电话", "学历", "证件号码");
            assertThat(check.newcomers()).hasSize(25);
        }
    }
}

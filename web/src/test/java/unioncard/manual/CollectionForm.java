package unioncard.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The real, empty collection form (会员信息采集表), filled in the way a spreadsheet program would. */
final class CollectionForm {

    private static final String EMPTY = "ejb/src/test/resources/unioncard/member/member-collection-form.xlsx";
    /** First row below the header, as the spreadsheet counts. */
    static final int FIRST_ROW = 5;

    private CollectionForm() {
    }

    /** Writes the rows into a copy of the form; empty cells stay as they are. */
    static Path fill(Path file, List<List<String>> rows) {
        try (var in = Files.newInputStream(Path.of(System.getProperty("unioncard.home")).resolve(EMPTY)); var book = new XSSFWorkbook(in);
                var out = Files.newOutputStream(file)) {
            var sheet = book.getSheetAt(0);
            for (int i = 0; i < rows.size(); i++) {
                int number = FIRST_ROW - 1 + i;
                var row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
                for (int column = 0; column < rows.get(i).size(); column++) {
                    var text = rows.get(i).get(column);
                    if (!text.isEmpty()) {
                        (row.getCell(column) == null ? row.createCell(column) : row.getCell(column)).setCellValue(text);
                    }
                }
            }
            book.write(out);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package unioncard.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The real, empty collection forms (会员信息采集表, 工会组织信息采集表), filled in the way a spreadsheet program would. */
final class CollectionForm {

    private static final String MEMBERS = "ejb/src/test/resources/unioncard/member/member-collection-form.xlsx";
    private static final String UNIONS = "ejb/src/test/resources/unioncard/organisation/union-collection-form.xlsx";
    /** First row below the header, as the spreadsheet counts. */
    static final int FIRST_ROW = 5;

    private CollectionForm() {
    }

    /** Writes the rows into a copy of the form; empty cells stay as they are. */
    static Path fill(Path file, List<List<String>> rows) {
        return fill(MEMBERS, FIRST_ROW, file, rows);
    }

    /** The same with the form of unions, whose header has one row more; the first row replaces its example. */
    static Path fillUnions(Path file, List<List<String>> rows) {
        return fill(UNIONS, FIRST_ROW + 1, file, rows);
    }

    /** Corrects one cell in each row of a form of refused rows: by the column, what is right. */
    static Path correct(Path refused, Path file, List<Map.Entry<Integer, String>> right) {
        try (var in = Files.newInputStream(refused); var book = new XSSFWorkbook(in); var out = Files.newOutputStream(file)) {
            for (int i = 0; i < right.size(); i++) {
                var row = book.getSheetAt(0).getRow(FIRST_ROW - 1 + i);
                // A spreadsheet program makes the cell anew; POI would leave the streamed text beside the new one.
                row.removeCell(row.getCell(right.get(i).getKey()));
                row.createCell(right.get(i).getKey()).setCellValue(right.get(i).getValue());
            }
            book.write(out);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path fill(String empty, int first, Path file, List<List<String>> rows) {
        try (var in = Files.newInputStream(Path.of(System.getProperty("unioncard.home")).resolve(empty)); var book = new XSSFWorkbook(in);
                var out = Files.newOutputStream(file)) {
            var sheet = book.getSheetAt(0);
            for (int i = 0; i < rows.size(); i++) {
                int number = first - 1 + i;
                var row = sheet.getRow(number) == null ? sheet.createRow(number) : sheet.getRow(number);
                for (int column = 0; column < rows.get(i).size(); column++) {
                    var text = rows.get(i).get(column);
                    // The form of unions comes with a row that shows what to fill in; an empty field empties it.
                    var cell = row.getCell(column) == null ? row.createCell(column) : row.getCell(column);
                    if (text.isEmpty()) {
                        cell.setBlank();
                    } else {
                        cell.setCellValue(text);
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

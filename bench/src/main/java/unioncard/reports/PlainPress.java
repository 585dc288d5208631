package unioncard.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;

/** The peer: JasperReports as its manual says. Rows in memory, fill, export; the same template, the same fonts. */
final class PlainPress {

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();

    PlainPress() {
        PaperFonts.install(context, FontFiles.find());
    }

    void print(Sheet sheet, Copy copy, OutputStream out) throws IOException {
        List<Map<String, ?>> rows = new ArrayList<>();
        for (var line : sheet.lines()) {
            var row = new HashMap<String, Object>();
            for (int column = 0; column < sheet.columns().size(); column++) {
                row.put(sheet.columns().get(column), line.get(column));
            }
            rows.add(row);
        }
        var parameters = new HashMap<String, Object>(sheet.head(copy));
        parameters.put("listed", true);
        parameters.put("empty", false);
        try (InputStream compiled = PaperPress.class.getResourceAsStream(sheet.kind().template())) {
            var print = JasperFillManager.getInstance(context).fill((JasperReport) JRLoader.loadObject(context, compiled), parameters,
                    new JRMapCollectionDataSource(rows));
            var exporter = new JRPdfExporter(context);
            exporter.setExporterInput(new SimpleExporterInput(print));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
            exporter.exportReport();
        } catch (JRException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

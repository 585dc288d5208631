package unioncard.reports;

import com.lowagie.text.Phrase;
import java.awt.Color;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPen;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfPhrase;
import net.sf.jasperreports.pdf.common.PdfProducer;

/**
 * Writes filled pages as PDF, with short ways for what stands on every page of a long list. Every template keeps to what they ask for: a box has the
 * same solid pen on all sides, and the number of pages stands in a text of its own.
 */
final class PaperExporter extends JRPdfExporter {

    /** Where the number of pages is put in. Evaluated by the fill, it would have every page that waits in a file read and written once more. */
    private static final String PAGES = "/ 共 {pages} 页";

    private Color colour;
    private String operator;

    PaperExporter(JasperReportsContext context) {
        super(context);
    }

    @Override
    protected PdfProducer createPdfProducer() {
        return new ClassicPdfProducer(createPdfProducerContext()) {
            @Override
            public PdfPhrase createPhrase() {
                return new PaperPhrase(this, new Phrase());
            }
        };
    }

    @Override
    public void exportText(JRPrintText text) {
        if (PAGES.equals(text.getOriginalText())) {
            text.setText(PAGES.replace("{pages}", Integer.toString(jasperPrint.getPages().size())));
        }
        super.exportText(text);
    }

    /** One rectangle instead of four lines with a pen prepared for each. */
    @Override
    protected void exportBox(JRLineBox box, JRPrintElement element) {
        JRPen pen = box.getTopPen();
        float width = pen.getLineWidth();
        if (width > 0) {
            int left = element.getX() + getOffsetX();
            int bottom = getCurrentPageFormat().getPageHeight() - element.getY() - getOffsetY() - element.getHeight();
            pdfContent.setLiteral(colour(pen.getLineColor()) + ' ' + width + " w " + left + ' ' + bottom + ' ' + element.getWidth() + ' ' + element.getHeight()
                    + " re S\n");
        }
    }

    /** The operator for the colour of lines; of a list there is one. */
    private String colour(Color wanted) {
        if (!wanted.equals(colour)) {
            colour = wanted;
            float[] parts = wanted.getRGBColorComponents(null);
            operator = parts[0] + " " + parts[1] + " " + parts[2] + " RG";
        }
        return operator;
    }
}

package unioncard.reports;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfWriter;
import java.text.Bidi;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.classic.ClassicPdfUtils;
import net.sf.jasperreports.pdf.classic.ClassicPhrase;
import net.sf.jasperreports.pdf.common.PdfTextAlignment;
import net.sf.jasperreports.pdf.common.TextDirection;

/**
 * A text on its way to the page. One without a letter that is written from right to left is not looked through for the order of its letters, which took
 * a sixth of a long roster.
 */
final class PaperPhrase extends ClassicPhrase {

    private final ClassicPdfProducer producer;
    private final Phrase phrase;

    PaperPhrase(ClassicPdfProducer producer, Phrase phrase) {
        super(producer, phrase);
        this.producer = producer;
        this.phrase = phrase;
    }

    @Override
    public float go(float left, float bottom, float right, float top, float fixedLeading, float multipliedLeading, PdfTextAlignment alignment,
            TextDirection direction) {
        char[] letters = phrase.getContent().toCharArray();
        if (direction == TextDirection.RTL || Bidi.requiresBidi(letters, 0, letters.length)) {
            return super.go(left, bottom, right, top, fixedLeading, multipliedLeading, alignment, direction);
        }
        ColumnText column = new ColumnText(producer.getPdfContentByte());
        column.setSimpleColumn(phrase, left, bottom, right, top, fixedLeading, ClassicPdfUtils.toPdfAlignment(alignment));
        if (multipliedLeading != 0) {
            column.setLeading(fixedLeading, multipliedLeading);
        }
        column.setRunDirection(PdfWriter.RUN_DIRECTION_NO_BIDI);
        try {
            column.go();
        } catch (DocumentException failure) {
            throw new IllegalStateException("The text cannot be written", failure);
        }
        return column.getYLine();
    }
}

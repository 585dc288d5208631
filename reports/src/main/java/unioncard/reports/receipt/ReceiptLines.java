package unioncard.reports.receipt;

import java.util.Iterator;
import java.util.List;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import unioncard.reports.GlyphCoverage;

/** Hands the lines to the template, field by field. */
final class ReceiptLines implements JRDataSource {

    private final Iterator<ReceiptLine> lines;
    private final GlyphCoverage coverage;
    private ReceiptLine line;

    ReceiptLines(List<ReceiptLine> lines, GlyphCoverage coverage) {
        this.lines = lines.iterator();
        this.coverage = coverage;
    }

    @Override
    public boolean next() {
        boolean more = lines.hasNext();
        line = more ? lines.next() : null;
        return more;
    }

    @Override
    public Object getFieldValue(JRField field) {
        return "seq".equals(field.getName()) ? (Object) line.sequence() : coverage.printable(text(field.getName()));
    }

    private String text(String field) {
        return switch (field) {
            case "memberNo" -> line.memberNo();
            case "name" -> line.name();
            case "documentType" -> line.documentType();
            case "documentNumber" -> line.documentNumber();
            case "cardNumber" -> line.cardNumber();
            case "madeOn" -> line.madeOn();
            case "receivedOn" -> line.receivedOn();
            case "remark" -> line.remark();
            default -> throw new IllegalArgumentException("The receipt list has no field " + field);
        };
    }
}

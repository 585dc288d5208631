package unioncard.reports;

import java.util.Iterator;
import java.util.List;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/** Hands lines to a template, field by field, as they can be printed. */
final class SheetLines implements JRDataSource {

    private final List<String> columns;
    private final Iterator<List<String>> lines;
    private final GlyphCoverage coverage;
    private List<String> line;

    SheetLines(List<String> columns, List<List<String>> lines, GlyphCoverage coverage) {
        this.columns = columns;
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
        int column = columns.indexOf(field.getName());
        if (column < 0) {
            throw new IllegalArgumentException("The lines have no " + field.getName());
        }
        return coverage.printable(line.get(column));
    }
}

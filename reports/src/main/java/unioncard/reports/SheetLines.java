package unioncard.reports;

import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;

/** Hands lines to a template, field by field, as they can be printed. */
final class SheetLines implements JRDataSource {

    private static final int TOLD_EACH = 100;
    private static final int BOOKMARKED_EACH = 100;

    private final List<String> columns;
    private final String unit;
    private final int count;
    private final Iterator<List<String>> lines;
    private final GlyphCoverage coverage;
    private final IntConsumer progress;
    private List<String> line;
    private int handedOut;

    SheetLines(List<String> columns, String unit, List<List<String>> lines, GlyphCoverage coverage, IntConsumer progress) {
        this.columns = columns;
        this.unit = unit;
        this.lines = lines.iterator();
        this.count = lines.size();
        this.coverage = coverage;
        this.progress = progress;
    }

    @Override
    public boolean next() {
        boolean more = lines.hasNext();
        line = more ? lines.next() : null;
        if (handedOut > 0 && (handedOut % TOLD_EACH == 0 || !more)) {
            progress.accept(handedOut);
        }
        handedOut += more ? 1 : 0;
        return more;
    }

    @Override
    public Object getFieldValue(JRField field) {
        // The first of each hundred lines, in a list that has more, is where a bookmark leads to.
        switch (field.getName()) {
            case "bookmark":
                return isBookmarked() ? "第 " + handedOut + "—" + Math.min(handedOut + BOOKMARKED_EACH - 1, count) + " " + unit : null;
            case "bookmarkLevel":
                return isBookmarked() ? 1 : null;
            default:
                return text(field.getName());
        }
    }

    private boolean isBookmarked() {
        return count > BOOKMARKED_EACH && handedOut % BOOKMARKED_EACH == 1;
    }

    private String text(String name) {
        int column = columns.indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("The lines have no " + name);
        }
        return coverage.printable(line.get(column));
    }
}

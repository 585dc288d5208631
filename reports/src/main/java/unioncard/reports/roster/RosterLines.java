package unioncard.reports.roster;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import unioncard.reports.GlyphCoverage;

/** Hands the lines to the template, field by field. */
final class RosterLines implements JRDataSource {

    private final Iterator<RosterLine> lines;
    private final GlyphCoverage coverage;
    private RosterLine line;

    RosterLines(List<RosterLine> lines, GlyphCoverage coverage) {
        this.lines = lines.iterator();
        this.coverage = coverage;
    }

    /** The texts of the line, those that are there. */
    static List<String> texts(RosterLine line) {
        return Stream.of(line.memberNo(), line.name(), line.sex(), line.documentType(), line.documentNumber(), line.documentExpiry(),
                line.mobile(), line.material(), line.result()).filter(Objects::nonNull).toList();
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
            case "sex" -> line.sex();
            case "documentType" -> line.documentType();
            case "documentNumber" -> line.documentNumber();
            case "documentExpiry" -> line.documentExpiry();
            case "mobile" -> line.mobile();
            case "material" -> line.material();
            case "result" -> line.result();
            default -> throw new IllegalArgumentException("The roster has no field " + field);
        };
    }
}

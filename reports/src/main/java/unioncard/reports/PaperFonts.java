package unioncard.reports;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.FontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontSetFamily;

/** The font files as JasperReports wants them: embedded, and as one set under the name that the templates use. */
final class PaperFonts {

    /** Stands for all font files, asked one after the other for each character. */
    private static final String FONT_SET = "Union Card";

    private PaperFonts() {
    }

    /** Makes the fonts known to the context; answers them in the order in which they are asked. */
    static List<Font> install(SimpleJasperReportsContext context, FontFiles files) {
        List<Font> fonts = new ArrayList<>();
        List<FontFamily> families = new ArrayList<>();
        SimpleFontSet fontSet = new SimpleFontSet();
        fontSet.setName(FONT_SET);
        files.paths().forEach(path -> {
            FileFontFace face = new FileFontFace(context, path);
            SimpleFontFamily family = new SimpleFontFamily(context);
            family.setName(path.getFileName().toString());
            family.setNormalFace(face);
            family.setPdfEncoding("Identity-H");
            family.setPdfEmbedded(true);
            SimpleFontSetFamily member = new SimpleFontSetFamily();
            member.setFamilyName(family.getName());
            member.setPrimary(families.isEmpty());
            families.add(family);
            fonts.add(face.getFont());
            fontSet.addFamily(member);
        });
        context.setExtensions(FontFamily.class, families);
        context.setExtensions(FontSet.class, List.of(fontSet));
        return fonts;
    }
}

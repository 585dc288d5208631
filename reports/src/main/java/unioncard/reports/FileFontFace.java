package unioncard.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.SimpleFontFace;

/** A font read from its file in place; Jasper's own way would leave a copy of the file among the temporary files. */
final class FileFontFace extends SimpleFontFace {

    private final Font font;

    FileFontFace(JasperReportsContext context, Path file) {
        super(context);
        setTtf(file.toString(), false);
        try {
            font = Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException | IOException failure) {
            throw new FontsMissingException("The font file " + file + " cannot be read; reinstall the Debian package "
                    + FontFiles.DEBIAN_PACKAGE + ".", failure);
        }
    }

    @Override
    public void loadFont() {
        // The font has been read already.
    }

    @Override
    public Font getFont() {
        return font;
    }
}

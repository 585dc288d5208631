package unioncard.reports;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.List;
import javax.imageio.ImageIO;
import net.sf.jasperreports.renderers.Renderable;
import net.sf.jasperreports.renderers.SimpleDataRenderer;

/** Who printed a page and when, slanting across it in light grey, below what the page says. One picture for all pages of a copy. */
final class Watermark {

    private static final int DOTS_PER_POINT = 2;
    private static final int ROW = 220;
    private static final int COLUMN = 620;
    private static final int SIZE = 40;
    private static final int SLANT_DEGREES = -22;
    private static final Color LIGHT = new Color(0xD2D2D2);

    private Watermark() {
    }

    /** The picture for a page that is so many points wide and high within its margins. */
    static Renderable of(String words, int pageWidth, int pageHeight, List<Font> fonts, GlyphCoverage coverage) {
        int width = pageWidth * DOTS_PER_POINT;
        int height = pageHeight * DOTS_PER_POINT;
        AttributedString text = new AttributedString(coverage.printable(words));
        int at = 0;
        for (int codePoint : coverage.printable(words).codePoints().toArray()) {
            int next = at + Character.charCount(codePoint);
            Font font = fonts.stream().filter(one -> one.canDisplay(codePoint)).findFirst().orElse(fonts.get(0));
            text.addAttribute(TextAttribute.FONT, font.deriveFont((float) SIZE), at, next);
            at = next;
        }
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setColor(LIGHT);
            pen.rotate(Math.toRadians(SLANT_DEGREES), width / 2.0, height / 2.0);
            for (int row = -height / 2 / ROW; row * ROW < height * 3 / 2; row++) {
                for (int x = -width / 2 + row % 2 * COLUMN / 2; x < width * 3 / 2; x += COLUMN) {
                    pen.drawString(text.getIterator(), x, row * ROW);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(page, "png", png);
            return SimpleDataRenderer.getInstance(png.toByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            pen.dispose();
        }
    }
}

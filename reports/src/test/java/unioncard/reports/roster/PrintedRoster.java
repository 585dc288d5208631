package unioncard.reports.roster;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;

/** A printed roster as a reader program sees it. */
final class PrintedRoster implements AutoCloseable {

    private static final int DOTS_PER_POINT = 4;

    private final PDDocument document;

    PrintedRoster(byte[] file) throws IOException {
        document = Loader.loadPDF(file);
    }

    int pages() {
        return document.getNumberOfPages();
    }

    float width() {
        return document.getPage(0).getMediaBox().getWidth();
    }

    float height() {
        return document.getPage(0).getMediaBox().getHeight();
    }

    /** The text of a page, counted from 1, in reading order. */
    String page(int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }

    String text() throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        return stripper.getText(document);
    }

    /** The text of the first page between two distances from the left edge, in points, with its lines joined. */
    String column(int from, int to) throws IOException {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.setSortByPosition(true);
        stripper.addRegion("column", new Rectangle2D.Float(from, 0, to - from, height()));
        stripper.extractRegions(document.getPage(0));
        return stripper.getTextForRegion("column").replace("\n", "").replace("\r", "");
    }

    /** Every glyph of the first page. */
    List<TextPosition> glyphs() throws IOException {
        List<TextPosition> glyphs = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                glyphs.add(text);
            }
        };
        stripper.setEndPage(1);
        stripper.getText(document);
        return glyphs;
    }

    /** The dark dots where the character stands on the first page, as a picture in words: {@code #} dark, {@code .} light. */
    String picture(String character) throws IOException {
        TextPosition glyph = glyphs().stream().filter(position -> position.getUnicode().equals(character)).findFirst()
                .orElseThrow(() -> new AssertionError("not on the page: " + character));
        BufferedImage image = new PDFRenderer(document).renderImage(0, DOTS_PER_POINT);
        int left = Math.round(glyph.getXDirAdj() * DOTS_PER_POINT);
        int bottom = Math.round((glyph.getYDirAdj() + 1) * DOTS_PER_POINT);
        int size = Math.round(glyph.getFontSizeInPt() * DOTS_PER_POINT);
        StringBuilder picture = new StringBuilder();
        for (int y = bottom - size; y < bottom; y++) {
            for (int x = left; x < left + size; x++) {
                picture.append((image.getRGB(x, y) & 0xFF) < 128 ? '#' : '.');
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    List<PDFont> fonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (COSName name : document.getPage(0).getResources().getFontNames()) {
            fonts.add(document.getPage(0).getResources().getFont(name));
        }
        return fonts;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}

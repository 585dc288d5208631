package unioncard.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes the pictures of docs/documents.md; each build makes the same ones. */
@DisplayName("各种单据的样张")
class DocumentGalleryTest {

    private static final Path GALLERY = Path.of("../docs/documents");
    private static final int DOTS_PER_INCH = 80;
    private static final int SCANNER = 300;
    private static final int MOST_BYTES = 150_000;
    private static PaperPress press;

    @BeforeAll
    static void readFonts() {
        press = new PaperPress(FontFiles.find());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("每种单据一页，图片列在 docs/documents.md")
    void everyDocumentHasItsPicture(DocumentKind kind) throws IOException {
        var document = Specimens.of(kind);
        assertThat(document.kind()).isEqualTo(kind);
        var file = new ByteArrayOutputStream();
        press.print(document, new Copy(LocalDateTime.of(2019, 3, 1, 10, 15), kind == DocumentKind.CARD_RECEIPT ? null : 1, "打印乙"), file);
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
        try (var paper = Loader.loadPDF(file.toByteArray())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            BufferedImage picture = new PDFRenderer(paper).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
            var png = Files.createDirectories(GALLERY).resolve(name);
            assertThat(ImageIO.write(picture, "png", png.toFile())).isTrue();
            assertThat(Files.size(png)).as("bytes of " + name).isLessThan(MOST_BYTES);
            assertThat(code(new PDFRenderer(paper).renderImageWithDPI(0, SCANNER, ImageType.RGB))).as("what a scanner reads at the head")
                    .isEqualTo(document.number());
        }
        assertThat(Files.readString(GALLERY.resolveSibling("documents.md"))).contains(kind.title(), "documents/" + name);
    }

    private static String code(BufferedImage page) {
        int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        try {
            return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots))),
                    Map.of(DecodeHintType.TRY_HARDER, true)).getText();
        } catch (ReaderException nothing) {
            return null;
        }
    }
}

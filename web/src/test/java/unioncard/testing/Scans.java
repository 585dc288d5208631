package unioncard.testing;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Scans of papers that nobody holds. */
public final class Scans {

    private Scans() {
    }

    /** A picture. */
    public static byte[] png() {
        return picture("png", "SPECIMEN");
    }

    /** Writes a scan into a folder; the name's end says as what, and the picture shows the name. */
    public static Path file(Path folder, String name) {
        try {
            var file = Files.createDirectories(folder).resolve(name);
            if (!name.endsWith(".pdf")) {
                return Files.write(file, picture(name.substring(name.lastIndexOf('.') + 1), name));
            }
            try (var paper = new PDDocument()) {
                paper.addPage(new PDPage());
                paper.save(file.toFile());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String format, String words) {
        var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xE8, 0xEE, 0xF6));
        pen.fillRect(0, 0, 600, 400);
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 36));
        pen.drawString(words, 60, 200);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package unioncard.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Files as scanners and cameras make them, small. */
public final class SampleFiles {

    private SampleFiles() {
    }

    /** A picture of a page, wider than high; its upper left quarter is red. */
    public static byte[] png() {
        return picture("png", 60, 40);
    }

    /** The same as a photograph. */
    public static byte[] jpeg() {
        return picture("jpg", 60, 40);
    }

    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A photograph with a camera's note: which way it is up, and a word that stands for where it was taken. */
    static byte[] photograph(int orientation, String place) {
        var tiff = new ByteArrayOutputStream();
        tiff.writeBytes(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0,
            0, 0, 0, 0});
        tiff.writeBytes(place.getBytes(StandardCharsets.UTF_8));
        var plain = jpeg();
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        int length = tiff.size() + 2;
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        bytes.writeBytes(tiff.toByteArray());
        bytes.write(plain, 2, plain.length - 2);
        return bytes.toByteArray();
    }

    /** A document of one empty page; {@code extra} stands among its objects. */
    public static byte[] pdf(String extra) {
        var text = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + extra + ">>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n";
        var xref = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 1; i <= 3; i++) {
            xref.append("%010d 00000 n \n".formatted(text.indexOf(i + " 0 obj")));
        }
        return (text + xref + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" + text.length() + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}

package unioncard.demo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures in place of scans: nobody's paper, and seen to be so at a glance. */
final class Specimen {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;

    private Specimen() {
    }

    /** A card with bars where a paper has words; each kind has a colour of its own. */
    static byte[] picture(String kind) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xF4F6FA));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(Color.HSBtoRGB(Math.floorMod(kind.hashCode(), 360) / 360f, 0.5f, 0.7f)));
        pen.fillRect(0, 0, WIDTH, 48);
        pen.fillRect(24, 84, 120, 160);
        pen.setColor(Color.LIGHT_GRAY);
        for (int y = 90; y < 240; y += 30) {
            pen.fillRect(172, y, 120 + y * 7 % 150, 12);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

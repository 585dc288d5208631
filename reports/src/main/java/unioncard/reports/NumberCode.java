package unioncard.reports;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import net.sf.jasperreports.renderers.Renderable;
import net.sf.jasperreports.renderers.SimpleDataRenderer;

/** The number of a document as a QR code, so that a paper is found again without typing; it holds nothing but the number. */
final class NumberCode {

    private static final int DOTS = 232;
    private static final int QUIET_MODULES = 1;
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xFFFFFF;

    private NumberCode() {
    }

    /** The code as a picture; null for what is no number yet. */
    static Renderable of(String number) {
        if (number == null || !number.matches("[0-9A-Za-z-]*[0-9A-Za-z][0-9A-Za-z-]*")) {
            return null;
        }
        try {
            BitMatrix code = new QRCodeWriter().encode(number, BarcodeFormat.QR_CODE, DOTS, DOTS,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, QUIET_MODULES));
            BufferedImage picture = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    picture.setRGB(x, y, code.get(x, y) ? BLACK : WHITE);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return SimpleDataRenderer.getInstance(png.toByteArray());
        } catch (WriterException failure) {
            throw new IllegalStateException("no code for a number of " + number.length() + " characters", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package unioncard.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("二维码")
class QrCodeTest {

    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int QUIET = 4;

    @Test
    @DisplayName("what is drawn reads as what was meant, and loads nothing from anywhere")
    void reads() throws Exception {
        var text = "otpauth://totp/%E5%B7%A5%E4%BC%9A:reviewer?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%B7%A5%E4%BC%9A";
        var svg = QrCode.svg(text);
        int size = Integer.parseInt(svg.replaceAll("(?s).*viewBox=\"0 0 (\\d+).*", "$1")) - 2 * QUIET;
        var modules = new BitMatrix(size);
        MODULE.matcher(svg).results().forEach(module ->
                modules.set(Integer.parseInt(module.group(1)) - QUIET, Integer.parseInt(module.group(2)) - QUIET));
        assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
        assertThat(svg).doesNotContain("href", "style", "script");
        assertThat(QrCode.dataAddress(text)).startsWith("data:image/svg+xml;base64,");
    }
}

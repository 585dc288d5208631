package unioncard.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.shared.DomainException;

@DisplayName("上传的附件")
class UploadedFilesTest {

    private static final int MOST = 1 << 20;
    private final UploadedFiles files = new UploadedFiles(content -> { }, MOST);

    @Test
    @DisplayName("类型由内容决定：JPG、PNG、PDF")
    void byContent() {
        assertThat(take("护照.JPG", SampleFiles.jpeg()).type()).isEqualTo(FileType.JPEG);
        assertThat(take("x.jpeg", SampleFiles.jpeg()).type()).isEqualTo(FileType.JPEG);
        assertThat(take("x.png", SampleFiles.png()).type()).isEqualTo(FileType.PNG);
        var pdf = SampleFiles.pdf("");
        assertThat(take("x.pdf", pdf).content()).as("documents are kept as they are").isEqualTo(pdf);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"x.pdf", "x.png.exe", "x.jpg.jsp", "../../x", "C:\\x", "x", "", "x.jpg\u202Egnp.exe", "a\r\nb.svg", "x.jpg\0.jsp"})
    @DisplayName("T62、T63：扩展名与内容不符的不收")
    void otherNames(String name) {
        refused("attachment.name", name, SampleFiles.jpeg());
    }

    @Test
    @DisplayName("T62：怪名字只看结尾，其余不保留")
    void oddNames() {
        for (var name : new String[] {"../../x.jpg", "C:\\x.jpg", "a".repeat(300) + ".jpg", "\u202Egnp.jpg", "a\r\nContent-Type: x.jpg"}) {
            assertThat(take(name, SampleFiles.jpeg()).toString()).startsWith("JPEG of");
        }
    }

    @Test
    @DisplayName("T63：SVG、HTML、GIF、空文件、乱码都不收")
    void otherTypes() {
        refused("attachment.type", "x.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8));
        refused("attachment.type", "x.png", "<html><body>".getBytes(StandardCharsets.UTF_8));
        refused("attachment.type", "x.png", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        refused("attachment.type", "x.pdf", (" " + new String(SampleFiles.pdf(""), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
        refused("attachment.empty", "x.png", new byte[0]);
    }

    @Test
    @DisplayName("T63：一个文件两种身份的不收：图片加网页、脚本、压缩包、PDF")
    void polyglots() throws IOException {
        for (var tail : new String[] {"<HTML><body>", "<script>alert(1)</script>", "<svg onload=x>", "<?php", "<!DOCTYPE html>", "%PDF-1.4"}) {
            refused("attachment.mixed", "x.jpg", joined(SampleFiles.jpeg(), tail.getBytes(StandardCharsets.US_ASCII)));
            refused("attachment.mixed", "x.png", joined(SampleFiles.png(), tail.getBytes(StandardCharsets.US_ASCII)));
        }
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("A.class"));
        }
        refused("attachment.mixed", "x.jpg", joined(SampleFiles.jpeg(), zip.toByteArray()));
        refused("attachment.mixed", "x.pdf", joined(SampleFiles.pdf(""), zip.toByteArray()));
        refused("attachment.damaged", "x.pdf", joined(SampleFiles.pdf(""), "more".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @DisplayName("截断的图片和 PDF 不收")
    void damaged() {
        refused("attachment.damaged", "x.png", Arrays.copyOf(SampleFiles.png(), 40));
        refused("attachment.damaged", "x.jpg", Arrays.copyOf(SampleFiles.jpeg(), 30));
        refused("attachment.damaged", "x.pdf", Arrays.copyOf(SampleFiles.pdf(""), SampleFiles.pdf("").length - 20));
    }

    @Test
    @DisplayName("大小和像素有上限；很小的文件也可能展开成极大的图片")
    void limits() throws IOException {
        refused("attachment.too-large", "x.png", Arrays.copyOf(SampleFiles.png(), MOST + 1));
        assertThat(take("x.png", Arrays.copyOf(SampleFiles.png(), MOST)).type()).isEqualTo(FileType.PNG);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(12_000, 10_000, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        assertThat(bytes.size()).isLessThan(MOST);
        refused("attachment.too-many-pixels", "x.png", bytes.toByteArray());
    }

    @Test
    @DisplayName("照片重新绘制：拍摄地点等信息不再存在，多余内容也不再存在")
    void nothingBesideTheDots() throws IOException {
        var kept = take("x.jpg", SampleFiles.photograph(1, "GPS 31.23N 121.47E"));
        assertThat(new String(kept.content(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Exif", "31.23N");
        var hidden = take("x.png", joined(SampleFiles.png(), "hidden words".getBytes(StandardCharsets.US_ASCII)));
        assertThat(new String(hidden.content(), StandardCharsets.ISO_8859_1)).doesNotContain("hidden");
        var large = image(take("x.jpg", SampleFiles.picture("jpg", 5000, 2500)));
        assertThat(large.getWidth()).isEqualTo(Picture.LONGEST);
        assertThat(large.getHeight()).isEqualTo(Picture.LONGEST / 2);
    }

    /** Where the red quarter comes to lie, in the order left above, right above, left below, right below. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1, 0", "2, 1", "3, 3", "4, 2", "5, 0", "6, 1", "7, 3", "8, 2", "9, 0"})
    @DisplayName("相机记下的方向先转正")
    void upright(int orientation, int red) throws IOException {
        var image = image(take("x.jpg", SampleFiles.photograph(orientation, "x")));
        boolean lying = orientation >= 5 && orientation <= 8;
        assertThat(image.getWidth()).isEqualTo(lying ? 40 : 60);
        for (int quarter = 0; quarter < 4; quarter++) {
            int x = image.getWidth() / 4 + quarter % 2 * image.getWidth() / 2;
            int y = image.getHeight() / 4 + quarter / 2 * image.getHeight() / 2;
            assertThat((image.getRGB(x, y) >> 16 & 0xFF) > 150).as("quarter " + quarter).isEqualTo(quarter == red);
        }
    }

    @Test
    @DisplayName("PDF 不能带脚本、附加文件，不能加密")
    void documents() {
        refused("attachment.pdf-active", "x.pdf", SampleFiles.pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"));
        refused("attachment.pdf-active", "x.pdf", SampleFiles.pdf("/Names << /EmbeddedFile 9 0 R >>"));
        refused("attachment.pdf-active", "x.pdf", SampleFiles.pdf("/AA << /S /Launch >>"));
        refused("attachment.pdf-locked", "x.pdf", SampleFiles.pdf("/Encrypt 9 0 R"));
    }

    @Test
    @DisplayName("先查病毒，再打开文件")
    void scannedBeforeItIsRead() {
        var careful = new UploadedFiles(content -> {
            throw new DomainException("attachment.infected");
        }, MOST);
        assertThatThrownBy(() -> careful.take("x.png", new ByteArrayInputStream(Arrays.copyOf(SampleFiles.png(), 40)))).hasMessage("attachment.infected");
    }

    private static BufferedImage image(CheckedFile file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.content()));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private CheckedFile take(String name, byte[] content) {
        return files.take(name, new ByteArrayInputStream(content));
    }

    private void refused(String code, String name, byte[] content) {
        assertThatThrownBy(() -> take(name, content)).as(name).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

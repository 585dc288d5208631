package unioncard.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;

@DisplayName("打印")
class PaperPressTest {

    private static final int DOTS_PER_INCH = 40;
    /** Between the light grey of a watermark, smoothed, and white. */
    private static final int PALE = 200;
    private static final int WHITE = 250;
    private static final Copy COPY = new Copy(LocalDateTime.of(2026, 11, 27, 9, 5), 3, "张䶮𠮷");

    private final PaperPress press = new PaperPress(FontFiles.find());

    private static RosterDocument roster(int lines) {
        return new RosterDocument(PrintedPaper.UNION, "20261127000001", "普通办卡通道", "已反馈", LocalDateTime.of(2026, 11, 26, 9, 0), null, "经办甲",
                IntStream.rangeClosed(1, lines).mapToObj(i -> new RosterLine(i, "%010d".formatted(i), i % 9 == 0 ? PrintedPaper.LONG_NAME : "李𬎆" + i, "女",
                        "身份证", "3101****0017", "长期", "138****0001", "身份证复印件", null)).toList());
    }

    @Test
    @DisplayName("长文件：页面随做随写，内容、页数与一次做成的相同，进度由少到多")
    void a_long_document_says_the_same() throws IOException {
        var sheet = Sheet.of(roster(1500));
        var before = swapFiles();
        var atOnce = new ByteArrayOutputStream();
        press.print(sheet, COPY, atOnce);
        var told = new ArrayList<Integer>();
        var pieceByPiece = new ByteArrayOutputStream();
        press.printLong(sheet, COPY, pieceByPiece, told::add);
        assertThat(told).isSorted().hasSize(15).last().isEqualTo(1500);
        try (var one = Loader.loadPDF(atOnce.toByteArray()); var other = Loader.loadPDF(pieceByPiece.toByteArray())) {
            assertThat(other.getNumberOfPages()).isEqualTo(one.getNumberOfPages());
            assertThat(text(other)).isEqualTo(text(one)).contains("共 1500 人");
        }
        assertThat(swapFiles()).as("nothing stays behind").isEqualTo(before);
    }

    private static Set<Path> swapFiles() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("pages")).collect(Collectors.toSet());
        }
    }

    @Test
    @DisplayName("模板：格子四边同一种线，页数在打印时才填，否则印出来不对")
    void templates_keep_to_what_the_exporter_takes_for_granted() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jrxml"))) {
            for (var template : templates.filter(path -> path.toString().endsWith(".jrxml")).toList()) {
                assertThat(Files.readString(template)).as(template.toString()).doesNotContainPattern("<(top|left|bottom|right)Pen")
                        .doesNotContain("evaluationTime=", "lineStyle=").doesNotContainPattern("(?<!<!\\[CDATA\\[/ 共 )\\{pages}")
                        .doesNotContainPattern("\\{pages}(?! 页]]>)");
            }
        }
    }

    @Test
    @DisplayName("水印：每页都有浅色的打印人和打印时间，文字一字不变；不涉及个人的单据没有")
    void a_watermark_on_every_page() throws IOException {
        try (var plain = printed(roster(40), COPY); var marked = printed(roster(40), COPY.marked(true))) {
            assertThat(marked.getNumberOfPages()).isEqualTo(plain.getNumberOfPages()).isGreaterThan(1);
            assertThat(text(marked)).isEqualTo(text(plain));
            for (int page = 0; page < marked.getNumberOfPages(); page++) {
                assertThat(paleDots(marked, page)).as("page " + page).isGreaterThan(paleDots(plain, page) + 2000);
            }
        }
        var order = Specimens.of(DocumentKind.ALLOTMENT_ORDER);
        try (var plain = printed(order, COPY); var marked = printed(order, COPY.marked(true))) {
            assertThat(paleDots(marked, 0)).isEqualTo(paleDots(plain, 0));
        }
    }

    private PDDocument printed(PaperDocument document, Copy copy) throws IOException {
        var file = new ByteArrayOutputStream();
        press.print(document, copy, file);
        Files.write(Files.createDirectories(Path.of("target/paper")).resolve((copy.marked() ? "marked-" : "plain-") + document.kind() + ".pdf"),
                file.toByteArray());
        return Loader.loadPDF(file.toByteArray());
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private static long paleDots(PDDocument document, int page) throws IOException {
        BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(page, DOTS_PER_INCH, ImageType.GRAY);
        return IntStream.of(picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null))
                .filter(dot -> dot > PALE && dot < WHITE).count();
    }
}

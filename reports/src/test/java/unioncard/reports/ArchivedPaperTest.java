package unioncard.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;

@DisplayName("归档：每份单据都符合 PDF/A-2u（ISO 19005-2）")
class ArchivedPaperTest {

    private static final Copy COPY = new Copy(LocalDateTime.of(2026, 11, 28, 9, 5), 1, "张䶮𠮷", true);
    private static PaperPress press;

    @BeforeAll
    static void start() {
        press = new PaperPress(FontFiles.find());
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** Characters of every length and one that no font has, so that the last page is there. */
    private static Sheet roster(int lines) {
        return roster(lines, "李𬎆\uDB80\uDC01");
    }

    private static Sheet roster(int lines, String name) {
        return Sheet.of(new RosterDocument(PrintedPaper.UNION, "20261127000001", "普通办卡通道", "已反馈", LocalDateTime.of(2026, 11, 26, 9, 0), null, "经办甲",
                IntStream.rangeClosed(1, lines).mapToObj(i -> new RosterLine(i, "%010d".formatted(i), i % 9 == 0 ? PrintedPaper.LONG_NAME : name,
                        "女", "身份证", "3101****0017", "长期", "138****0001", "身份证复印件", null)).toList()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("每种单据，带水印")
    void every_kind(DocumentKind kind) throws IOException, VeraPDFException {
        var file = new ByteArrayOutputStream();
        press.print(Specimens.of(kind), COPY, file);
        assertThat(violations(file.toByteArray())).isEmpty();
    }

    static Stream<Integer> lengths() {
        return Stream.of(0, 26, 250);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    @DisplayName("没有人员、两页、很多页，一次做成的和随做随写的")
    void every_length(int lines) throws IOException, VeraPDFException {
        var atOnce = new ByteArrayOutputStream();
        press.print(roster(lines), COPY, atOnce);
        assertThat(violations(atOnce.toByteArray())).isEmpty();
        var pieceByPiece = new ByteArrayOutputStream();
        press.printLong(roster(lines), COPY, pieceByPiece, told -> { });
        assertThat(violations(pieceByPiece.toByteArray())).isEmpty();
    }

    @Test
    @DisplayName("其他程序做的文件不符合")
    void another_file() throws IOException, VeraPDFException {
        var file = new ByteArrayOutputStream();
        try (var plain = new PDDocument()) {
            plain.addPage(new PDPage());
            plain.save(file);
        }
        assertThat(violations(file.toByteArray())).isNotEmpty();
    }

    @Test
    @DisplayName("书签：每一百行；有附页的，还有单据名称和附页；短的没有")
    void bookmarks() throws IOException {
        assertThat(bookmarks(roster(250, "李𬎆"))).containsExactly("第 1—100 行 → 0000000001", "第 101—200 行 → 0000000101", "第 201—250 行 → 0000000201");
        assertThat(bookmarks(roster(100, "李𬎆"))).isEmpty();
        assertThat(bookmarks(roster(250))).containsExactly("工会会员服务卡办卡清册 → 0000000001", "第 1—100 行 → 0000000001", "第 101—200 行 → 0000000101",
                "第 201—250 行 → 0000000201", "附页：无法打印的字符 → U+F0001");
        assertThat(bookmarks(roster(100))).containsExactly("工会会员服务卡办卡清册 → 0000000001", "附页：无法打印的字符 → U+F0001");
    }

    /** Words of each bookmark, with what is to be seen on the page it leads to. */
    private static List<String> bookmarks(Sheet roster) throws IOException {
        var file = new ByteArrayOutputStream();
        press.print(roster, COPY, file);
        try (var paper = Loader.loadPDF(file.toByteArray())) {
            var found = new ArrayList<String>();
            var outline = paper.getDocumentCatalog().getDocumentOutline();
            for (var part : outline == null ? List.<PDOutlineItem>of() : outline.children()) {
                found.add(seen(paper, part));
                part.children().forEach(line -> found.add(seen(paper, line)));
            }
            return found;
        }
    }

    private static String seen(PDDocument paper, PDOutlineItem bookmark) {
        var words = bookmark.getTitle();
        var wanted = words.startsWith("附页") ? "U+F0001" : words.startsWith("第") ? "%010d".formatted(Integer.parseInt(words.split("[ —]")[1])) : "0000000001";
        try {
            int page = paper.getPages().indexOf(bookmark.findDestinationPage(paper)) + 1;
            var reader = new PDFTextStripper();
            reader.setStartPage(page);
            reader.setEndPage(page);
            return words + " → " + (reader.getText(paper).contains(wanted) ? wanted : "page " + page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the standard finds wrong, each rule once. */
    private static List<String> violations(byte[] file) throws IOException, VeraPDFException {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(found -> found.getRuleId().getClause() + " " + found.getRuleId().getTestNumber() + " " + found.getMessage()).distinct().toList();
        }
    }
}

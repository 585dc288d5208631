package unioncard.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A printed document as a reader program sees it; the file is left in {@code target/paper} to be looked at. */
public final class PrintedPaper implements AutoCloseable {

    public static final String UNION = "示范区临江高科技园区示范信息技术服务外包有限责任公司工会联合委员会第二分会筹备组";
    public static final String LONG_NAME = "阿衣夏木古丽·阿卜杜热合曼·吐尔逊江·艾力肯江·麦麦提明甲乙";
    public static final LocalDateTime PRINTED = LocalDateTime.of(2026, 11, 23, 10, 15);
    private static final PaperPress PRESS = new PaperPress(FontFiles.find());

    private final PDDocument document;

    private PrintedPaper(PDDocument document) {
        this.document = document;
    }

    public static PrintedPaper of(PaperDocument document) throws IOException {
        return of(document, "经办甲");
    }

    public static PrintedPaper of(PaperDocument document, String printedBy) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PRESS.print(document, new Copy(PRINTED, 2, printedBy), file);
        Files.write(Files.createDirectories(Path.of("target/paper")).resolve(document.kind().name().toLowerCase() + "-" + document.lines().size()
                + ".pdf"), file.toByteArray());
        return new PrintedPaper(Loader.loadPDF(file.toByteArray()));
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /** A page, counted from 1, without blanks (the ideographic one neither) and line breaks. */
    public String page(int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document).replaceAll("[\\s\u3000]", "");
    }

    public String text() throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("[\\s\u3000]", "");
    }

    /** Everything on the paper that looks like this, in order. */
    public List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(new PDFTextStripper().getText(document)).results().map(MatchResult::group).toList();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}

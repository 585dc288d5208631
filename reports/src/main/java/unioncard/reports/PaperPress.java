package unioncard.reports;

import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import net.sf.jasperreports.renderers.Renderable;

/**
 * Prints documents: fills their templates and writes them as PDF files, with the fonts given when it was made. Making one reads the font
 * files (some 50 MB), so an application keeps a single one; it may be used by many threads at a time.
 */
public final class PaperPress {

    private static final String MISSING_PAGE = "missing-characters.jasper";
    private static final String COLOURS = "unioncard/reports/sRGB.icc";

    private final Map<String, JasperReport> templates = new ConcurrentHashMap<>();
    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final List<Font> fonts = new ArrayList<>();
    private final GlyphCoverage coverage;

    /** Reads the fonts. */
    public PaperPress(FontFiles files) {
        this.coverage = inOwnClassLoader(() -> {
            fonts.addAll(PaperFonts.install(context, files));
            return new GlyphCoverage(fonts);
        });
    }

    /** Which characters this press can print. */
    public GlyphCoverage coverage() {
        return coverage;
    }

    /**
     * Where a document has characters that no font has, so that a clerk can be warned before. Empty when everything can be printed.
     */
    public List<MissingCharacters> missing(PaperDocument document) {
        Sheet sheet = Sheet.of(document);
        return MissingCharacters.in(sheet.head(), sheet.lines(), sheet.kind().unit(), coverage);
    }

    /** Prints a document that is printed from the same data each time. */
    public void print(PaperDocument document, Copy copy, OutputStream target) {
        print(Sheet.of(document), copy, target);
    }

    /**
     * Writes a document as a PDF file. Characters no font has appear as {@code [U+xxxxx]}, and a last page says where they stand. Nothing is written
     * before the whole file is ready (in memory, some 0.6 MB for a thousand lines), so a failure leaves no half document; the stream stays open.
     *
     * @throws UncheckedIOException when the stream cannot be written
     */
    public void print(Sheet sheet, Copy copy, OutputStream target) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(sheet, copy, file, Map.of(), lines -> { });
        try {
            file.writeTo(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The same for a document of any length. Pages that nobody works on wait in a file among the system's temporary ones, and the PDF file leaves while it
     * is made: a failure leaves the beginning of one in the stream.
     *
     * @param progress is told how many lines stand on paper, after some each time, in the thread that calls
     */
    public void printLong(Sheet sheet, Copy copy, OutputStream target, IntConsumer progress) {
        try (WaitingPages pages = new WaitingPages()) {
            write(sheet, copy, target, Map.of(JRParameter.REPORT_VIRTUALIZER, pages.virtualizer()), progress);
        }
    }

    private void write(Sheet sheet, Copy copy, OutputStream target, Map<String, Object> how, IntConsumer progress) {
        Map<String, String> head = sheet.head(copy);
        List<MissingCharacters> missing = MissingCharacters.in(head, sheet.lines(), sheet.kind().unit(), coverage);
        inOwnClassLoader(() -> {
            List<JasperPrint> parts = new ArrayList<>();
            SheetLines lines = new SheetLines(sheet.columns(), sheet.kind().unit(), sheet.lines(), coverage, progress);
            String name = sheet.kind().template();
            parts.add(fill(name, head, marked(how, copy, name, head), lines, sheet.lines().isEmpty()));
            parts.get(0).setName(sheet.kind().title());
            if (!missing.isEmpty()) {
                List<List<String>> places = missing.stream().map(one -> List.of(one.place(), one.characters())).toList();
                parts.add(fill(MISSING_PAGE, Map.of("title", sheet.title()), Map.of(), new SheetLines(List.of("place", "characters"), "行", places, coverage,
                        told -> { }), false));
                parts.get(1).setName("附页：无法打印的字符");
            }
            toPdf(sheet.title(), parts, target);
            return null;
        });
    }

    private Map<String, Object> marked(Map<String, Object> how, Copy copy, String name, Map<String, String> head) {
        Map<String, Object> more = new HashMap<>(how);
        more.put("marked", copy.marked());
        more.put("mark", null);
        if (copy.marked()) {
            JasperReport page = templates.computeIfAbsent(name, this::read);
            more.put("mark", Watermark.of(head.get("printedBy") + " " + head.get("printedAt"), page.getColumnWidth(),
                    page.getPageHeight() - page.getTopMargin() - page.getBottomMargin(), fonts, coverage));
        }
        return more;
    }

    private JasperPrint fill(String name, Map<String, String> head, Map<String, Object> how, JRDataSource lines, boolean empty) {
        JasperReport template = templates.computeIfAbsent(name, this::read);
        Map<String, Object> parameters = new HashMap<>();
        for (JRParameter parameter : template.getParameters()) {
            if (!parameter.isSystemDefined()) {
                parameters.put(parameter.getName(), coverage.printable(head.getOrDefault(parameter.getName(), "")));
            }
        }
        Renderable code = NumberCode.of(head.get(Sheet.NUMBER));
        parameters.put("numbered", code != null);
        parameters.put("numberCode", code);
        parameters.put("listed", !empty);
        parameters.put("empty", empty);
        parameters.putAll(how);
        try {
            return JasperFillManager.getInstance(context).fill(template, parameters, lines);
        } catch (JRException failure) {
            throw new IllegalStateException("The document cannot be filled: " + name, failure);
        }
    }

    /** Reads a template compiled by the build, from the class path. */
    private JasperReport read(String name) {
        try (InputStream compiled = PaperPress.class.getResourceAsStream(name)) {
            if (compiled == null) {
                throw new IllegalStateException("The template " + name + " is not on the class path");
            }
            return (JasperReport) JRLoader.loadObject(context, compiled);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JRException failure) {
            throw new IllegalStateException("The template " + name + " cannot be read", failure);
        }
    }

    /**
     * The file is PDF/A-2u (ISO 19005-2): it can be read, searched and copied from in decades. Bookmarks lead to every hundredth line of a long list and,
     * where there is a page of characters that cannot be printed, to the two parts. It is not tagged for programs that read aloud: this JasperReports
     * cannot.
     */
    private void toPdf(String title, List<JasperPrint> parts, OutputStream target) {
        try {
            SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
            configuration.setCompressed(true);
            configuration.setMetadataTitle(title);
            configuration.setMetadataCreator("Union Card");
            configuration.setDisplayMetadataTitle(true);
            configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_2U);
            configuration.setIccProfilePath(COLOURS);
            configuration.setTagLanguage("zh-CN");
            configuration.setCreatingBatchModeBookmarks(true);
            PaperExporter exporter = new PaperExporter(context);
            exporter.setExporterInput(SimpleExporterInput.getInstance(parts));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(target));
            exporter.setConfiguration(configuration);
            exporter.exportReport();
        } catch (JRException failure) {
            throw new IllegalStateException("The document cannot be printed", failure);
        }
    }

    /** JasperReports finds its parts through the thread's class loader, which in an application server may be another one. */
    private static <T> T inOwnClassLoader(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PaperPress.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

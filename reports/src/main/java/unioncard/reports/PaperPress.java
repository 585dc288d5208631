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
import java.util.function.Supplier;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontFamily;
import net.sf.jasperreports.engine.fonts.FontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontFamily;
import net.sf.jasperreports.engine.fonts.SimpleFontSet;
import net.sf.jasperreports.engine.fonts.SimpleFontSetFamily;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;

/**
 * Fills compiled templates and writes them as PDF files, with the fonts given when it was made. Making one reads the font
 * files (some 50 MB), so an application keeps a single one; it may be used by many threads at a time.
 */
public final class PaperPress {

    /** The font name the templates use; it stands for all font files, asked one after the other for each character. */
    private static final String FONT_SET = "Union Card";

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final GlyphCoverage coverage;

    /** Reads the fonts. */
    public PaperPress(FontFiles files) {
        this.coverage = inOwnClassLoader(() -> {
            List<FontFamily> families = new ArrayList<>();
            List<Font> fonts = new ArrayList<>();
            SimpleFontSet fontSet = new SimpleFontSet();
            fontSet.setName(FONT_SET);
            files.paths().forEach(path -> {
                FileFontFace face = new FileFontFace(context, path);
                SimpleFontFamily family = new SimpleFontFamily(context);
                family.setName(path.getFileName().toString());
                family.setNormalFace(face);
                family.setPdfEncoding("Identity-H");
                family.setPdfEmbedded(true);
                SimpleFontSetFamily member = new SimpleFontSetFamily();
                member.setFamilyName(family.getName());
                member.setPrimary(families.isEmpty());
                families.add(family);
                fonts.add(face.getFont());
                fontSet.addFamily(member);
            });
            context.setExtensions(FontFamily.class, families);
            context.setExtensions(FontSet.class, List.of(fontSet));
            return new GlyphCoverage(fonts);
        });
    }

    /** Which characters this press can print. */
    public GlyphCoverage coverage() {
        return coverage;
    }

    /**
     * Reads a template compiled by the build; it is only ever read from the class path, next to the class given.
     *
     * @param owner the class in whose package the template lies
     * @param name the file name, such as {@code card-roster.jasper}
     */
    public JasperReport template(Class<?> owner, String name) {
        return inOwnClassLoader(() -> {
            try (InputStream compiled = owner.getResourceAsStream(name)) {
                if (compiled == null) {
                    throw new IllegalStateException("The template " + name + " is not on the class path beside " + owner.getName());
                }
                return (JasperReport) JRLoader.loadObject(context, compiled);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (JRException failure) {
                throw new IllegalStateException("The template " + name + " cannot be read", failure);
            }
        });
    }

    /**
     * Fills the template and writes the PDF file. Nothing is written before the whole file is ready (in memory, some 0.6 MB
     * for a thousand lines), so a failure leaves no half document; the stream stays open.
     *
     * @param title title of the PDF file as a reader program shows it
     * @throws UncheckedIOException when the stream cannot be written
     */
    public void print(JasperReport template, String title, Map<String, Object> parameters, JRDataSource lines, OutputStream target) {
        ByteArrayOutputStream file = inOwnClassLoader(() -> toPdf(template, title, parameters, lines));
        try {
            file.writeTo(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private ByteArrayOutputStream toPdf(JasperReport template, String title, Map<String, Object> parameters, JRDataSource lines) {
        try {
            JasperPrint filled = JasperFillManager.getInstance(context).fill(template, new HashMap<>(parameters), lines);
            SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
            configuration.setCompressed(true);
            configuration.setMetadataTitle(title);
            configuration.setMetadataCreator("Union Card");
            configuration.setDisplayMetadataTitle(true);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            JRPdfExporter exporter = new JRPdfExporter(context);
            exporter.setExporterInput(new SimpleExporterInput(filled));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(file));
            exporter.setConfiguration(configuration);
            exporter.exportReport();
            return file;
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

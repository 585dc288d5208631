import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRElementGroup;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.design.JRDesignDataset;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.util.JRElementsVisitor;
import net.sf.jasperreports.engine.util.UniformElementVisitor;
import net.sf.jasperreports.engine.xml.JRXmlLoader;

/**
 * Build step: compiles every template under the first folder to a {@code .jasper} file at the same place under the second.
 * Only the compiled templates go into the jar; what reads and compiles templates does not. The JDK's sRGB profile is put beside them: a PDF/A file
 * says with it what its colours mean.
 */
public final class CompileTemplates {

    private final String name;
    private int identifiers;

    private CompileTemplates(String name) {
        this.name = name;
    }

    /** Takes the folder with the {@code .jrxml} templates and the folder with the classes. */
    public static void main(String[] folders) throws IOException, JRException {
        Path templates = Path.of(folders[0]);
        Path classes = Path.of(folders[1]);
        try (Stream<Path> found = Files.walk(templates)) {
            for (Path template : found.filter(path -> path.toString().endsWith(".jrxml")).sorted().toList()) {
                Path compiled = classes.resolve(templates.relativize(template).toString().replaceFirst("jrxml$", "jasper"));
                Files.createDirectories(compiled.getParent());
                JasperDesign design = JRXmlLoader.load(template.toFile());
                new CompileTemplates(design.getName()).identify(design);
                JasperCompileManager.compileReportToFile(design, compiled.toString());
            }
        }
        Files.write(classes.resolve("unioncard/reports/sRGB.icc"), ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    }

    /** Jasper would give every part a random identifier; counted ones make the same template the same bytes. */
    private void identify(JasperDesign design) {
        ((JRDesignDataset) design.getMainDataset()).setUUID(next());
        JRElementsVisitor.visitReport(design, new UniformElementVisitor() {
            @Override
            protected void visitElement(JRElement element) {
                ((JRDesignElement) element).setUUID(next());
            }

            @Override
            public void visitElementGroup(JRElementGroup group) {
                // A group is no part of its own; its elements are visited.
            }
        });
    }

    private UUID next() {
        return UUID.nameUUIDFromBytes((name + ' ' + identifiers++).getBytes(StandardCharsets.UTF_8));
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;

/**
 * Build step: compiles every template under the first folder to a {@code .jasper} file at the same place under the second.
 * Only the compiled templates go into the jar; what reads and compiles templates does not.
 */
public final class CompileTemplates {

    private CompileTemplates() {
    }

    /** Takes the folder with the {@code .jrxml} templates and the folder with the classes. */
    public static void main(String[] folders) throws IOException, JRException {
        Path templates = Path.of(folders[0]);
        Path classes = Path.of(folders[1]);
        try (Stream<Path> found = Files.walk(templates)) {
            for (Path template : found.filter(path -> path.toString().endsWith(".jrxml")).sorted().toList()) {
                String name = templates.relativize(template).toString().replaceFirst("jrxml$", "jasper");
                Path compiled = classes.resolve(name);
                Files.createDirectories(compiled.getParent());
                JasperCompileManager.compileReportToFile(template.toString(), compiled.toString());
            }
        }
    }
}

package unioncard.web.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Version and day of the build, for the foot of each page. */
@Named
@ApplicationScoped
public class Build {

    private final Properties values = new Properties();

    public Build() {
        try (var in = Build.class.getResourceAsStream("build.properties")) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release, as in 1.0.0. */
    public String getVersion() {
        return values.getProperty("version");
    }

    /** The day of the build, as in 2026-11-23. */
    public String getDay() {
        return values.getProperty("built").substring(0, 10);
    }
}

package unioncard.reports.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("随产品交付的类路径")
class ShippedClassPathTest {

    /** The libraries that are shipped; what the build and the tests have besides is not to be needed. */
    private static final List<String> SHIPPED = List.of("jasperreports-", "openpdf-", "commons-logging-", "commons-collections4-", "commons-lang3-");

    @Test
    @DisplayName("只有交付的库、没有线程类加载器时也能打印")
    void printsWithTheShippedLibrariesAloneAndWithoutAThreadClassLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader shipped = new URLClassLoader(shippedUrls(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(null);
            Class<?> sample = shipped.loadClass(SampleRoster.class.getName());
            assertThat(sample.getClassLoader()).isSameAs(shipped);
            Method print = sample.getDeclaredMethod("printFromScratch");
            print.setAccessible(true);
            byte[] file = (byte[]) print.invoke(null);
            assertThat(Thread.currentThread().getContextClassLoader()).as("left as it was").isNull();
            try (PrintedRoster printed = new PrintedRoster(file)) {
                assertThat(printed.page(1)).contains("䶮㛃\uD870\uDF86");
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] shippedUrls() throws MalformedURLException {
        List<Path> entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .filter(entry -> Files.isDirectory(entry) || SHIPPED.stream().anyMatch(entry.getFileName().toString()::startsWith)).toList();
        URL[] urls = new URL[entries.size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = entries.get(index).toUri().toURL();
        }
        return urls;
    }
}

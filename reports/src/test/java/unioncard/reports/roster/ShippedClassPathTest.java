package unioncard.reports.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("随产品交付的类路径")
class ShippedClassPathTest {

    /** The libraries that are shipped; what the build and the tests have besides is not to be needed. */
    private static final List<String> SHIPPED = List.of("jasperreports-", "openpdf-", "commons-logging-", "commons-collections4-", "commons-lang3-",
            "core-3", "xmpcore-");

    /** The thread's class loader: none, one that knows nothing of the product, one with its own copy of the libraries. */
    static Stream<ClassLoader> threadLoaders() {
        return Stream.of(null, ClassLoader.getPlatformClassLoader(), ShippedClassPathTest.class.getClassLoader());
    }

    @ParameterizedTest
    @MethodSource("threadLoaders")
    @DisplayName("只有交付的库时，无论线程用哪个类加载器都能打印")
    void printsWithTheShippedLibrariesAloneWhateverLoaderTheThreadHas(ClassLoader threadLoader) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader shipped = new URLClassLoader(shippedUrls(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(threadLoader);
            Class<?> sample = shipped.loadClass(SampleRoster.class.getName());
            assertThat(sample.getClassLoader()).isSameAs(shipped);
            byte[] file = printWith(sample);
            assertThat(thread.getContextClassLoader()).as("left as it was").isSameAs(threadLoader);
            try (PrintedRoster printed = new PrintedRoster(file)) {
                assertThat(printed.page(1)).contains("䶮㛃\uD870\uDF86");
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A failure is put into words at once: Jasper's exceptions load classes for that, which the closed loader no longer gives. */
    private static byte[] printWith(Class<?> sample) throws ReflectiveOperationException {
        Method print = sample.getDeclaredMethod("printFromScratch");
        print.setAccessible(true);
        try {
            return (byte[]) print.invoke(null);
        } catch (InvocationTargetException failure) {
            StringWriter words = new StringWriter();
            failure.getCause().printStackTrace(new PrintWriter(words));
            throw new AssertionError(words.toString());
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

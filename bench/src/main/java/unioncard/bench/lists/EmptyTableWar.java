package unioncard.bench.lists;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.primefaces.model.LazyDataModel;
import unioncard.launch.Installation;

/** The floor: one page with {@link EmptyTable}, deployed beside the product on the same server with the same PrimeFaces. */
final class EmptyTableWar {

    static final String CONTEXT = "/floor";

    private EmptyTableWar() {
    }

    /**
     * The installation with one more command: to deploy the floor. What is built is not touched; the folder shows the same files again.
     *
     * @param home of the checkout
     * @param folder an empty one
     */
    static Installation beside(Path home, Path folder) {
        try {
            var micro = Files.createDirectories(folder.resolve("server-config/micro"));
            Files.createSymbolicLink(folder.resolve("web"), home.resolve("web"));
            Files.createSymbolicLink(folder.resolve("server-config/launcher"), home.resolve("server-config/launcher"));
            for (var name : new String[] {"pre-boot.asadmin", "post-boot.asadmin", "logging.properties"}) {
                Files.copy(home.resolve("server-config/micro").resolve(name), micro.resolve(name));
            }
            var war = folder.resolve("floor.war");
            write(war);
            Files.writeString(micro.resolve("post-boot.asadmin"), "\ndeploy --contextroot " + CONTEXT + " --name floor " + war + "\n",
                    StandardOpenOption.APPEND);
            return new Installation(folder);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the floor", e);
        }
    }

    private static void write(Path war) throws IOException, URISyntaxException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            add(zip, "index.xhtml", out -> copy("index.xhtml", out));
            add(zip, "WEB-INF/web.xml", out -> copy("web.xml", out));
            add(zip, "WEB-INF/beans.xml", out -> { });
            add(zip, "WEB-INF/classes/" + EmptyTable.class.getName().replace('.', '/') + ".class", out -> copy("EmptyTable.class", out));
            var primeFaces = Path.of(LazyDataModel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            add(zip, "WEB-INF/lib/primefaces.jar", out -> Files.copy(primeFaces, out));
        }
    }

    private static void copy(String name, OutputStream out) throws IOException {
        try (var in = EmptyTable.class.getResourceAsStream(name)) {
            in.transferTo(out);
        }
    }

    private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }

    @FunctionalInterface
    private interface Content {

        void write(OutputStream out) throws IOException;
    }
}

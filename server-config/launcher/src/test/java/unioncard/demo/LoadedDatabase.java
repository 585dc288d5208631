package unioncard.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Migrations;

/** A PostgreSQL with the demo data, the keys it was loaded with and the files it wrote. */
final class LoadedDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    final DataSource source;
    final Path keys;
    final Path folder;
    final List<String> lines;
    final Jdbi jdbi;

    LoadedDatabase(Path folder) throws IOException {
        this.folder = folder;
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        source = server.getPostgresDatabase();
        Migrations.apply(source);
        keys = Files.writeString(folder.resolve("keys.properties"), "current=1\nkey.1=" + key(1) + "\nindex=" + key(2) + "\n");
        lines = new DemoData().load(source, keys, folder);
        jdbi = Jdbi.create(source);
    }

    private static String key(int first) {
        var bytes = new byte[32];
        bytes[0] = (byte) first;
        return Base64.getEncoder().encodeToString(bytes);
    }

    long count(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    List<String> texts(String query) {
        return jdbi.withHandle(h -> h.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package unioncard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.launch.DataFolder;
import unioncard.launch.KeysFile;
import unioncard.launch.PostgresServer;
import unioncard.security.PersonalColumns;
import unioncard.security.PersonalData;
import unioncard.shared.Database;
import unioncard.shared.Migrations;
import unioncard.shared.OwnTransaction;

/**
 * The product's embedded PostgreSQL as {@code server-config/run} starts it (crash-safe, two roles), in a folder of its own that goes with it.
 * {@link #jdbi} is the application's: outside of {@link #transaction} each statement commits by itself, and it sees the whole city, as a job.
 */
public final class BenchDatabase implements AutoCloseable {

    private final DataFolder folder;
    private final PostgresServer server;
    private final TransactionSource source;
    private final PersonalData personalData;
    private final Jdbi jdbi;

    /** Starts a server with the schema and no rows but those of the migrations. */
    public BenchDatabase() {
        folder = DataFolder.open(temporary());
        server = PostgresServer.start(folder, 0, false);
        Migrations.apply(server.owner().dataSource(), server.application().dataSource());
        source = new TransactionSource(server.application());
        personalData = new PersonalData(KeysFile.prepare(folder.keysFile()));
        jdbi = Database.configured(source).installPlugin(new PersonalColumns(personalData));
    }

    /** Jdbi as the application configures it. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The owner of the schema, with connections of its own. */
    public Jdbi owner() {
        return Jdbi.create(server.owner().wholeCity());
    }

    /** Encryption with keys made for this run. */
    public PersonalData personalData() {
        return personalData;
    }

    /** A folder for files of the bench. */
    public Path folder(String name) {
        return folder.folder(name);
    }

    /** What gives a job's step its transaction in the container. */
    public OwnTransaction transaction() {
        return new OwnTransaction() {
            @Override
            public void run(Runnable work) {
                source.run(() -> {
                    work.run();
                    return null;
                });
            }

            @Override
            public <T> T get(Supplier<T> work) {
                return source.run(work);
            }
        };
    }

    @Override
    public void close() {
        server.close();
        folder.clear();
        folder.close();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("unioncard-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

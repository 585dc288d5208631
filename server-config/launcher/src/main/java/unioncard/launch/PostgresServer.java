package unioncard.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL server of the product's own: listens on loopback alone, asks for passwords, keeps its data between runs. */
public final class PostgresServer implements AutoCloseable {

    private static final String MAJOR = "18";
    private static final String DATABASE = "unioncard";
    private static final String OWNER = "unioncard";
    private static final String APPLICATION = "unioncard_app";
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final ChildProcess process;
    private final DatabaseAccess owner;
    private final DatabaseAccess application;

    private PostgresServer(int port, ChildProcess process, DatabaseAccess owner, DatabaseAccess application) {
        this.port = port;
        this.process = process;
        this.owner = owner;
        this.application = application;
    }

    /**
     * Starts the server of a data folder; makes the cluster, the two roles and the database at the first start. What an earlier run
     * left behind (a running server, a stale lock file, a half-made cluster) is cleared away first.
     *
     * @param port port to listen on; 0 takes a free one
     * @param forTests true: fast instead of crash-safe, and every statement counted by pg_stat_statements
     */
    public static PostgresServer start(DataFolder data, int port, boolean forTests) {
        return startOn(data, port == 0 ? Ports.free() : port, forTests);
    }

    private static PostgresServer startOn(DataFolder data, int port, boolean forTests) {
        Path programs = PostgresBinaries.unpack(data.root().resolve("postgresql"));
        Path cluster = data.root().resolve("database");
        Orphans.stop(cluster, Duration.ofSeconds(20));
        Properties secrets = secrets(data, cluster);
        OrdinaryUser user = OrdinaryUser.choose();
        if (!Files.exists(cluster)) {
            makeCluster(data, user, programs, cluster, secrets.getProperty("superuser.password"));
        }
        requireVersion(cluster);
        removeStaleLock(cluster);
        giveTo(user, cluster);
        var command = user.run(programs.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "timezone=UTC", "-c", "log_timezone=UTC");
        if (forTests) {
            // The machine does not die in a test, so nothing need be on the disk; but a process does, and what was committed must outlive it.
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_preload_libraries=pg_stat_statements",
                    "-c", "pg_stat_statements.track=top"));
        }
        ChildProcess process = ChildProcess.start("PostgreSQL server", command, Map.of(), cluster, data.log("postgresql"));
        var server = new PostgresServer(port, process, new DatabaseAccess(url(port, DATABASE), OWNER, secrets.getProperty("password")),
                new DatabaseAccess(url(port, DATABASE), APPLICATION, secrets.getProperty("application.password")));
        try {
            var superuser = new DatabaseAccess(url(port, "postgres"), "postgres", secrets.getProperty("superuser.password"));
            server.awaitReady(superuser);
            server.prepareDatabase(superuser, port, forTests);
            return server;
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /** Access with the role that owns database and schema: migrations, demonstration data, backups. */
    public DatabaseAccess owner() {
        return owner;
    }

    /** Access with the application's role, which owns nothing and reads and writes what row-level security lets it. */
    public DatabaseAccess application() {
        return application;
    }

    int port() {
        return port;
    }

    ChildProcess process() {
        return process;
    }

    /** Ends the server: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        if (process.alive()) {
            interrupt(process.pid());
            process.await(STOP_PATIENCE);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static Properties secrets(DataFolder data, Path cluster) {
        Path file = data.secrets().resolve("database.properties");
        if (!Files.exists(file)) {
            if (Files.exists(cluster)) {
                throw new Problem("The database passwords are missing (" + file
                        + "); put the file back from your copy or start afresh with --reset.");
            }
            write(file, KeysFile.random(), KeysFile.random(), KeysFile.random());
        }
        var properties = read(file);
        if (properties.getProperty("application.password") == null) {
            // Kept by a release that had one role for both.
            write(file, properties.getProperty("password"), KeysFile.random(), properties.getProperty("superuser.password"));
            properties = read(file);
        }
        return properties;
    }

    private static void write(Path file, String owner, String application, String superuser) {
        DataFolder.writeSecret(file, "# Passwords of the embedded database: owner of the schema, application, superuser.\npassword=" + owner
                + "\napplication.password=" + application + "\nsuperuser.password=" + superuser + "\n");
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException unreadable) {
            throw new Problem("The file " + file + " cannot be read (" + DataFolder.reason(unreadable) + "); check its permissions.", unreadable);
        }
    }

    private static void makeCluster(DataFolder data, OrdinaryUser user, Path programs, Path cluster, String superuserPassword) {
        Path draft = cluster.resolveSibling("database.new");
        Path passwordFile = data.root().resolve("initdb-password");
        try {
            Orphans.stop(draft, Duration.ofSeconds(5));
            DataFolder.delete(draft);
            Files.createDirectory(draft);
            DataFolder.writeSecret(passwordFile, superuserPassword + "\n");
            user.own(draft);
            user.own(passwordFile);
            var command = user.run(programs.resolve("bin/initdb").toString(), "-D", draft.toString(), "-U", "postgres",
                    "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                    "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync");
            ChildProcess initdb = ChildProcess.start("PostgreSQL set-up", command, Map.of(), draft, data.log("initdb"));
            if (initdb.onExit().join().exitValue() != 0) {
                throw new Problem("PostgreSQL could not make its database; the reason is in " + initdb.log()
                        + " (if you are root: start as an ordinary user or name a server with --database).");
            }
            Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(passwordFile);
        } catch (IOException failed) {
            throw new Problem("The database folder " + cluster + " cannot be made (" + DataFolder.reason(failed)
                    + "); check the free space and the permissions.", failed);
        }
    }

    private static void requireVersion(Path cluster) {
        try {
            String version = Files.readString(cluster.resolve("PG_VERSION")).trim();
            if (!version.equals(MAJOR)) {
                throw new Problem("The database in " + cluster + " was made by PostgreSQL " + version + ", this build runs " + MAJOR
                        + "; export it with the older build or start afresh with --reset.");
            }
        } catch (IOException broken) {
            throw new Problem("The folder " + cluster
                    + " holds no PostgreSQL database; start afresh with --reset or name another folder with --data.", broken);
        }
    }

    private static void giveTo(OrdinaryUser user, Path cluster) {
        try {
            user.own(cluster);
        } catch (IOException failed) {
            throw new Problem("The folder " + cluster + " cannot be given to the user nobody (" + DataFolder.reason(failed)
                    + "); start as an ordinary user instead of root.", failed);
        }
    }

    /** No process of ours is left by now, so a lock file can only be stale; its number may belong to a stranger by now. */
    private static void removeStaleLock(Path cluster) {
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException stuck) {
            throw new Problem("The file postmaster.pid in " + cluster + " cannot be removed (" + DataFolder.reason(stuck)
                    + "); check the permissions.", stuck);
        }
    }

    private void awaitReady(DatabaseAccess superuser) {
        Instant deadline = Instant.now().plus(START_PATIENCE);
        while (true) {
            try (Connection ignored = superuser.dataSource().getConnection()) {
                return;
            } catch (SQLException notYet) {
                boolean wrongPassword = "28P01".equals(notYet.getSQLState());
                if (!process.alive() || wrongPassword || Instant.now().isAfter(deadline)) {
                    throw new Problem("PostgreSQL did not start; the reason is in " + process.log() + ".", notYet);
                }
            }
            pause();
        }
    }

    private void prepareDatabase(DatabaseAccess superuser, int port, boolean forTests) {
        try (Connection connection = superuser.dataSource().getConnection(); var statement = connection.createStatement()) {
            for (var access : List.of(owner, application)) {
                try (var known = statement.executeQuery("select exists(select 1 from pg_roles where rolname = '" + access.user() + "')")) {
                    known.next();
                    String verb = known.getBoolean(1) ? "alter" : "create";
                    statement.execute(verb + " role " + access.user() + " login nosuperuser nocreatedb nocreaterole nobypassrls password '"
                            + access.password() + "'"); // Base64: no quote in it
                }
            }
            try (var known = statement.executeQuery("select exists(select 1 from pg_database where datname = '" + DATABASE + "')")) {
                known.next();
                if (!known.getBoolean(1)) {
                    statement.execute("create database " + DATABASE + " owner " + OWNER + " template template0");
                }
            }
        } catch (SQLException failed) {
            throw new Problem("The database of the application could not be made; the reason is in " + process.log() + ".", failed);
        }
        if (forTests) {
            countStatements(new DatabaseAccess(url(port, DATABASE), superuser.user(), superuser.password()));
        }
    }

    private void countStatements(DatabaseAccess superuser) {
        try (Connection connection = superuser.dataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create schema if not exists statistics");
            statement.execute("create extension if not exists pg_stat_statements schema statistics");
            statement.execute("grant usage on schema statistics to " + APPLICATION);
        } catch (SQLException failed) {
            throw new IllegalStateException("pg_stat_statements", failed);
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException missing) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Problem("Starting was interrupted.", interrupted);
        }
    }
}

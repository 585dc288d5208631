package unioncard.signin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.Setting;

/**
 * The one-time token with which whoever installs the system makes the first account; no installation has a default one. At start, while
 * there is no account, a token is written to a file only the server's own user can read; the database keeps its hash.
 */
@Singleton
@Startup
@DependsOn("Migrations")
public class SetupToken {

    private static final Logger LOG = Logger.getLogger(SetupToken.class.getName());
    private static final int BYTES = 24;

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;

    @PostConstruct
    void offer() {
        jdbi.useHandle(h -> {
            if (!needed(h) || known(h) && Files.exists(Setting.SETUP_TOKEN_FILE.path())) {
                return;
            }
            var random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            var token = HexFormat.of().formatHex(random);
            h.createUpdate("""
                    insert into setup_token (token_hash, created_at) values (:hash, :now)
                    on conflict (only_one) do update set token_hash = :hash, created_at = :now""")
                    .bind("hash", hash(token)).bind("now", clock.instant()).execute();
            write(token);
            LOG.log(Level.INFO, "No account yet: the one-time setup token is in {0}", Setting.SETUP_TOKEN_FILE.path());
        });
    }

    /** Whether no account exists. */
    static boolean needed(Handle h) {
        return !h.createQuery("select exists (select 1 from user_account)").mapTo(Boolean.class).one();
    }

    /** Uses the token up; false when it is not the one offered. The row is gone only if the caller's transaction succeeds. */
    static boolean use(Handle h, String token) {
        return h.createUpdate("delete from setup_token where token_hash = :hash").bind("hash", hash(token.strip())).execute() == 1;
    }

    /** Removes the file. */
    static void forget() {
        try {
            Files.deleteIfExists(Setting.SETUP_TOKEN_FILE.path());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The used setup token cannot be deleted from {0}", Setting.SETUP_TOKEN_FILE.path());
        }
    }

    private static boolean known(Handle h) {
        return h.createQuery("select exists (select 1 from setup_token)").mapTo(Boolean.class).one();
    }

    private static void write(String token) {
        var file = Setting.SETUP_TOKEN_FILE.path();
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the setup token cannot be written", e);
        }
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

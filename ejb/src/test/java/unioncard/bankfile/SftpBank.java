package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A bank's SFTP server on this machine, with the folders {@code /to} and {@code /from}, that can be made to misbehave. */
final class SftpBank implements AutoCloseable {

    static final String PASSWORD = "口令 𠮷 secret";
    private static final int ED25519_BITS = 256;
    /** Held, so that it keeps its level: connections that break are what is tested here. */
    private static final Logger SSHD_LOG = Logger.getLogger("org.apache.sshd");

    final Path to;
    final Path from;
    final AtomicInteger signIns = new AtomicInteger();
    /** Names that the listing tells instead of the true ones. */
    final Map<String, String> falseNames = new HashMap<>();
    /** Done once, when the next file has been written and closed. */
    final AtomicReference<Runnable> afterWriting = new AtomicReference<>();
    /** Done once, when the next file has been read and closed. */
    final AtomicReference<Runnable> afterReading = new AtomicReference<>();
    volatile boolean nothingMayBeRemoved;
    private final Path keyFile;
    private final KeyPair hostKey = key();
    private final SshServer server = SshServer.setUpDefaultServer();

    SftpBank(Path folder) throws IOException, GeneralSecurityException {
        SSHD_LOG.setLevel(Level.SEVERE);
        to = Files.createDirectories(folder.resolve("bank/to"));
        from = Files.createDirectories(folder.resolve("bank/from"));
        var userKey = key();
        keyFile = write(userKey, folder.resolve("id_ed25519"));
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("bank")));
        server.setPublickeyAuthenticator((user, offered, session) -> signIns.incrementAndGet() > 0 && user.equals("union")
                && KeyUtils.compareKeys(offered, userKey.getPublic()));
        server.setPasswordAuthenticator((user, password, session) -> signIns.incrementAndGet() > 0 && password.equals(PASSWORD));
        server.setSubsystemFactories(List.of(new Subsystems()));
        server.start();
    }

    /** A server like OpenSSH's: no check-file. {@code plain}: no renaming over another file either. */
    SftpBank withoutExtensions(boolean plain) {
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
        if (plain) {
            SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
        }
        return this;
    }

    SftpAccess access() {
        return access(server.getPort());
    }

    SftpAccess access(int port) {
        return access(port, fingerprint(), keyFile, null, null);
    }

    SftpAccess access(int port, String fingerprint, Path key, Path passwordFile, String taken) {
        return new SftpAccess("127.0.0.1", port, "union", Set.of(fingerprint), key, passwordFile, "/to", "/from", taken, Duration.ofSeconds(10),
                Duration.ofSeconds(10));
    }

    int port() {
        return server.getPort();
    }

    Path keyFile() {
        return keyFile;
    }

    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** The bank lays an answer down, {@code .ok} last. */
    void answers(String name, String content) throws IOException {
        Files.writeString(from.resolve(name), content);
        Files.createFile(from.resolve(name + ".ok"));
    }

    /** As if it had been changed so many seconds ago. */
    static void age(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    /** Lines of the field, rare and supplementary characters in them, no two alike; a third or so more bytes than characters. */
    static String text(int characters) {
        var text = new StringBuilder();
        for (int line = 1; text.length() < characters; line++) {
            text.append("D|").append(line).append("|张䶮𬎆").append(Integer.toHexString(line * 0x9E3779B1)).append("|𠮷野\r\n");
        }
        return text.toString();
    }

    static KeyPair key() throws GeneralSecurityException {
        SftpProvider.register();
        return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
    }

    static Path write(KeyPair key, Path file) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "union", null, out);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Subsystems extends SftpSubsystemFactory {

        Subsystems() {
            addSftpEventListener(new SftpEventListener() {
                @Override
                public void closed(ServerSession session, String remoteHandle, Handle handle, Throwable thrown) {
                    if (handle instanceof FileHandle file) {
                        var next = writes(file) ? afterWriting : afterReading;
                        var deed = next.getAndSet(null);
                        if (deed != null) {
                            deed.run();
                        }
                    }
                }

                @Override
                public void removing(ServerSession session, Path path, boolean isDirectory) throws IOException {
                    if (nothingMayBeRemoved) {
                        throw new AccessDeniedException(path.toString());
                    }
                }
            });
        }

        private static boolean writes(FileHandle file) {
            return file.getOpenOptions().contains(StandardOpenOption.WRITE);
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            var subsystem = new SftpSubsystem(channel, this) {
                @Override
                protected String getShortName(Path file) throws IOException {
                    var name = super.getShortName(file);
                    return falseNames.getOrDefault(name, name);
                }
            };
            getRegisteredListeners().forEach(subsystem::addSftpEventListener);
            return subsystem;
        }
    }
}

package unioncard.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server of a bank on this machine, with the folders {@code /to} and {@code /from}. */
final class BankServer implements AutoCloseable {

    private static final int ED25519_BITS = 256;

    private final Path folder;
    private final Path keyFile;
    private final String fingerprint;
    private final SshServer server = SshServer.setUpDefaultServer();

    BankServer() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of(System.getProperty("unioncard.test.folder"))), "bank");
            keyFile = folder.resolve("id_ed25519");
            Files.createDirectories(folder.resolve("bank/to"));
            Files.createDirectories(folder.resolve("bank/from"));
            var hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
            var userKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
            try (var out = Files.newOutputStream(keyFile)) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "union", null, out);
            }
            fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
            server.setHost("127.0.0.1");
            server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
            server.setPublickeyAuthenticator((user, key, session) -> user.equals("union") && KeyUtils.compareKeys(key, userKey.getPublic()));
            server.setFileSystemFactory(new VirtualFileSystemFactory(folder.resolve("bank")));
            server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the application is told about it. */
    Map<String, String> settings() {
        return Map.of("unioncard.bank.gateway", "sftp", "unioncard.bank.sftp.address", "127.0.0.1:" + server.getPort(), "unioncard.bank.sftp.user", "union",
                "unioncard.bank.sftp.host-key", fingerprint, "unioncard.bank.sftp.key.file", keyFile.toString(),
                "unioncard.bank.sftp.folder.to-bank", "/to", "unioncard.bank.sftp.folder.from-bank", "/from");
    }

    /** The folder with what was sent to the bank. */
    Path to() {
        return folder.resolve("bank/to");
    }

    /** The folder with the bank's answers. */
    Path from() {
        return folder.resolve("bank/from");
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

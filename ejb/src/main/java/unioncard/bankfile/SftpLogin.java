package unioncard.bankfile;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.helpers.TimeoutIndicator.TimeoutStatus;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;
import org.apache.sshd.sftp.common.SftpConstants;

/** One signed-in session at the bank's server, with the threads that serve it; all gone when it is closed. */
final class SftpLogin implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** Without SHA-1, and without certificates: a server's would hide the key whose fingerprint is known. */
    private static final List<NamedFactory<Signature>> SIGNATURES = List.of(BuiltinSignatures.ed25519, BuiltinSignatures.nistp256,
            BuiltinSignatures.nistp384, BuiltinSignatures.nistp521, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256);

    private final SftpAccess access;
    private final SshClient ssh;
    /** Fingerprint of a server that is not the bank's. */
    private final AtomicReference<String> stranger = new AtomicReference<>();
    private ClientSession session;
    private SftpClient files;

    private SftpLogin(SftpAccess access) {
        SftpProvider.register();
        this.access = access;
        ssh = SshClient.setUpDefaultClient();
    }

    /** Connects and signs in. The message of what it throws says what to do. */
    static SftpLogin to(SftpAccess access) throws GatewayTrouble {
        var login = new SftpLogin(access);
        try {
            login.prepare();
            login.connect();
            login.signIn();
            return login;
        } catch (GatewayTrouble | RuntimeException e) {
            login.close();
            throw e;
        }
    }

    private void prepare() {
        // Nothing of the account that the server runs under: no configuration, no keys, no list of hosts.
        ssh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        ssh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        ssh.setServerKeyVerifier((client, address, key) -> {
            var fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            if (access.hostKeys().contains(fingerprint)) {
                return true;
            }
            stranger.set(fingerprint);
            return false;
        });
        ssh.setSignatureFactories(SIGNATURES);
        ssh.setCipherFactories(ssh.getCipherFactories().stream().filter(cipher -> !cipher.getName().contains("cbc")).toList());
        ssh.setMacFactories(ssh.getMacFactories().stream().filter(mac -> !mac.getName().contains("sha1")).toList());
        CoreModuleProperties.IO_CONNECT_TIMEOUT.set(ssh, access.connect());
        CoreModuleProperties.AUTH_TIMEOUT.set(ssh, access.connect());
        CoreModuleProperties.IDLE_TIMEOUT.set(ssh, access.silent());
        CoreModuleProperties.NIO2_MIN_WRITE_TIMEOUT.set(ssh, access.silent());
        CoreModuleProperties.CHANNEL_CLOSE_TIMEOUT.set(ssh, CLOSING);
        CoreModuleProperties.DISCONNECT_TIMEOUT.set(ssh, CLOSING);
        CoreModuleProperties.STOP_WAIT_TIME.set(ssh, CLOSING);
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(ssh, access.connect());
        AbstractSftpClient.SFTP_CLIENT_CMD_TIMEOUT.set(ssh, access.silent());
        ssh.start();
    }

    private void connect() throws GatewayTrouble {
        try {
            session = ssh.connect(access.user(), access.host(), access.port(), (AttributeRepository) null).verify(access.connect()).getSession();
        } catch (IOException e) {
            throw new GatewayTrouble("连接不上银行的 SFTP 服务器 " + server() + "，请检查网络、防火墙和地址设置", e);
        }
    }

    private void signIn() throws GatewayTrouble {
        identify();
        try {
            session.auth().verify(access.connect());
            files = SftpClientFactory.instance().createSftpClient(session, SftpVersionSelector.fixedVersionSelector(SftpConstants.SFTP_V3));
        } catch (IOException e) {
            throw stranger.get() != null ? new GatewayTrouble("银行服务器的主机密钥与登记的指纹不符，已断开，未发送任何内容。现在的指纹是 " + stranger.get()
                    + "，请先电话向银行核实，确认无误后再修改设置；核实之前不要修改", e)
                    : isRefused(e) ? new GatewayTrouble("银行服务器拒绝登录，请核对用户名、私钥和密码，或请银行登记公钥", e)
                    : hasGoneSilent() || e.getCause() instanceof TimeoutException ? new GatewayTrouble(silence(), e)
                    : new GatewayTrouble("登录银行服务器 " + server() + " 时连接中断，请向银行核实其 SFTP 服务是否正常", e);
        }
    }

    /** The key first, which is read anew each time, so that a new one needs no restart. */
    private void identify() throws GatewayTrouble {
        try {
            if (access.keyFile() != null) {
                try (var in = Files.newInputStream(access.keyFile())) {
                    var keys = SecurityUtils.loadKeyPairIdentities((SessionContext) null, new PathResource(access.keyFile()), in, null);
                    if (keys == null) {
                        throw new GatewayTrouble("私钥文件中没有可用的私钥，请核对设置 unioncard.bank.sftp.key.file");
                    }
                    keys.forEach(session::addPublicKeyIdentity);
                }
            }
            if (access.passwordFile() != null) {
                session.addPasswordIdentity(Files.readString(access.passwordFile()).strip());
            }
        } catch (GatewayTrouble e) {
            throw e;
        } catch (IOException | GeneralSecurityException e) {
            // What it says may quote the file.
            throw new GatewayTrouble("登录银行服务器的私钥或密码文件读不出来（私钥不能设口令），请核对文件及其权限");
        }
    }

    private static boolean isRefused(IOException e) {
        return e instanceof SshException why && why.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
    }

    SftpClient files() {
        return files;
    }

    boolean hasGoneSilent() {
        return session.getTimeoutStatus().getStatus() != TimeoutStatus.NoTimeout;
    }

    private String silence() {
        return "银行服务器 " + server() + " 长时间没有回应，请向银行核实其 SFTP 服务是否正常";
    }

    private String server() {
        return access.host() + ":" + access.port();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close(true);
        }
        ssh.stop();
    }
}

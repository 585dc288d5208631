package unioncard.bankfile;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import unioncard.shared.Digests;

/**
 * Folders on an SFTP server of the bank, one for each direction, with the same names and {@code .ok} files as in folders that both see. Each
 * use is a connection of its own. What it throws is a {@link GatewayTrouble} whenever the bank's side is the cause.
 */
final class SftpGateway implements BankGateway {

    /** Held by the node that collects. */
    private static final String LOCK = ".collecting";

    private final SftpAccess access;
    private final Path inbox;
    private final long largest;

    /**
     * @param inbox where the bank's files are brought to
     * @param largest bytes of the largest file that is brought
     */
    SftpGateway(SftpAccess access, Path inbox, long largest) {
        this.access = access;
        this.inbox = inbox;
        this.largest = largest;
    }

    /** Goes on where a broken connection left off, when what lies there is the beginning of the file, and compares all of it at the end. */
    @Override
    public void place(Path file, String digest) throws IOException {
        var part = part(file.getFileName().toString());
        long size = Files.size(file);
        at(access.toBank(), bank -> {
            bank.requireFolder(access.toBank());
            long there = bank.size(part);
            boolean beginning = there > 0 && there <= size && bank.sha256(part, there).equals(Digests.sha256(file, there));
            bank.upload(file, part, beginning ? there : 0);
            if (bank.size(part) != size || !bank.sha256(part, size).equals(digest)) {
                bank.remove(part);
                throw new GatewayTrouble("银行服务器上的文件与发出的不一致（大小或摘要不符），已从银行删除，将重新发送；反复出现请联系银行");
            }
        });
    }

    @Override
    public void discard(String name) throws IOException {
        at(access.toBank(), bank -> bank.remove(part(name)));
    }

    @Override
    public void publish(String name) throws IOException {
        var target = access.toBank() + "/" + name;
        var ok = target + ".ok";
        at(access.toBank(), bank -> {
            if (bank.size(part(name)) >= 0) {
                // An .ok from before would stand for the new file while it is still being moved.
                bank.remove(ok);
                bank.replace(part(name), target);
            } else if (bank.size(target) < 0) {
                throw new GatewayTrouble("文件送到银行服务器后不见了，将重新发送；反复出现请联系银行");
            }
            if (bank.size(ok) < 0) {
                bank.create(ok);
            }
        });
    }

    /** One node at a time: while another one collects, there is nothing to do. */
    @Override
    public Map<String, String> collect() throws IOException {
        var left = new TreeMap<String, String>();
        try (var channel = FileChannel.open(inbox.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = lock(channel)) {
            if (lock != null) {
                at(access.fromBank(), bank -> new SftpCollection(bank, access, inbox, largest, left).run());
            }
        }
        return left;
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private String part(String name) {
        return access.toBank() + "/." + name + ".part";
    }

    private void at(String folder, Work work) throws IOException {
        try (var bank = SftpConnection.open(access)) {
            try {
                work.with(bank);
            } catch (GatewayTrouble e) {
                throw e;
            } catch (SftpException e) {
                throw new GatewayTrouble(refusal(e.getStatus(), folder), e);
            } catch (FileSystemException e) {
                throw new GatewayTrouble("本系统的交换文件读写失败，请检查磁盘空间和目录权限", e);
            } catch (IOException e) {
                throw new GatewayTrouble(bank.hasGoneSilent() || isTimeout(e) ? "银行服务器长时间没有回应，系统会从断点继续；反复出现请联系银行"
                        : "与银行服务器的连接中断，系统会从断点继续；反复出现请检查网络或联系银行", e);
            }
        }
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException || e instanceof SshException && String.valueOf(e.getMessage()).startsWith("Timeout expired");
    }

    /** What a status of the protocol means to who has to do something about it. */
    static String refusal(int status, String folder) {
        return switch (status) {
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT, SftpConstants.SSH_FX_CANNOT_DELETE ->
                "银行服务器不允许在目录 " + folder + " 中读写或删除文件，请银行开通权限";
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED -> "银行服务器空间不足，请银行清理后系统自动重试";
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
                "银行服务器目录 " + folder + " 中的文件在传输时不见了，系统会重试；反复出现请联系银行";
            // OpenSSH says no more than this when its disk is full.
            default -> "银行服务器未能完成目录 " + folder + " 中的操作（状态 " + status + "），多半是空间不足，请联系银行检查";
        };
    }

    /** What is done during one connection. */
    @FunctionalInterface
    private interface Work {

        void with(SftpConnection bank) throws IOException;
    }
}

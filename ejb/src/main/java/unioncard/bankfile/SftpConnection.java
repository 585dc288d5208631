package unioncard.bankfile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.CheckFileNameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** What is done with the files of an SFTP server during one connection. Blocks are asked for one after the other: the files are small. */
final class SftpConnection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SftpConnection.class.getName());
    private static final int BLOCK = 32 * 1024;
    private static final String SHA_256 = "sha256";

    private final SftpLogin login;
    private final SftpClient files;

    private SftpConnection(SftpLogin login) {
        this.login = login;
        this.files = login.files();
    }

    /** Connects and signs in. Throws {@link GatewayTrouble} when the server cannot be reached, is another, or refuses. */
    static SftpConnection open(SftpAccess access) throws GatewayTrouble {
        return new SftpConnection(SftpLogin.to(access));
    }

    /** Whether the other side has said nothing for longer than it may. */
    boolean hasGoneSilent() {
        return login.hasGoneSilent();
    }

    /** Refuses to go on without a folder. */
    void requireFolder(String folder) throws IOException {
        var found = attributes(folder);
        if (found == null || !found.isDirectory()) {
            throw new GatewayTrouble("银行服务器上没有目录 " + folder + "，请银行建立该目录，或核对设置");
        }
    }

    /** What the server says about a file; null when it is not there. */
    Attributes attributes(String path) throws IOException {
        try {
            return files.stat(path);
        } catch (SftpException e) {
            if (isMissing(e)) {
                return null;
            }
            throw e;
        }
    }

    /** Bytes of a file, -1 when it is not there. */
    long size(String path) throws IOException {
        var found = attributes(path);
        return found == null ? -1 : found.getSize();
    }

    /** Entries of a folder by name, {@code most} or a few more of them at the most. */
    Map<String, Attributes> list(String folder, int most) throws IOException {
        var found = new HashMap<String, Attributes>();
        try (var handle = files.openDir(folder)) {
            // Answers are counted too: a server could go on saying that there is more.
            int answers = 0;
            for (var some = files.readDir(handle); some != null && found.size() < most && answers < most; some = files.readDir(handle)) {
                some.forEach(entry -> found.put(entry.getFilename(), entry.getAttributes()));
                answers++;
            }
        }
        return found;
    }

    /**
     * SHA-256 of the first {@code length} bytes of a file there, in lower-case hex. By the extension {@code check-file} where the server has
     * it. OpenSSH, the commonest of all, has none, and what some others answer cannot be read: then the bytes are brought back and digested
     * here. That costs the way back once more and trusts nobody, which files of some megabytes are worth.
     */
    String sha256(String path, long length) throws IOException {
        var extension = files.getExtension(CheckFileNameExtension.class);
        if (length > 0 && extension != null && extension.isSupported()) {
            try {
                var answer = extension.checkFileName(path, List.of(SHA_256), 0, length, 0);
                if (SHA_256.equals(answer.getKey()) && answer.getValue().size() == 1) {
                    return HexFormat.of().formatHex(answer.getValue().iterator().next());
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.FINE, "check-file failed, the file is read back", e);
            }
        }
        return readBack(path, length);
    }

    private String readBack(String path, long length) throws IOException {
        try (var handle = files.open(path, OpenMode.Read)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var block = new byte[BLOCK];
            for (long at = 0; at < length;) {
                int read = read(handle, at, block, length - at);
                digest.update(block, 0, read);
                at += read;
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file of ours from {@code offset} on to the same place there; from 0 on means a new file. */
    void upload(Path file, String path, long offset) throws IOException {
        var modes = offset == 0 ? List.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate) : List.of(OpenMode.Write);
        try (var from = FileChannel.open(file, StandardOpenOption.READ); var handle = files.open(path, modes)) {
            var block = ByteBuffer.allocate(BLOCK);
            long at = offset;
            for (int read = from.read(block, at); read > 0; read = from.read(block.clear(), at)) {
                files.write(handle, at, block.array(), 0, read);
                at += read;
            }
            var sync = files.getExtension(OpenSSHFsyncExtension.class);
            if (sync != null && sync.isSupported()) {
                sync.fsync(handle);
            }
        }
    }

    /** Writes {@code size} bytes of a file there from {@code offset} on to the same place of a file of ours, and forces them to disk. */
    void download(String path, Path file, long offset, long size) throws IOException {
        try (var to = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE); var handle = files.open(path, OpenMode.Read)) {
            to.truncate(offset);
            var block = new byte[BLOCK];
            for (long at = offset; at < size;) {
                int read = read(handle, at, block, size - at);
                write(to, block, read, at);
                at += read;
            }
            to.force(true);
        }
    }

    private static void write(FileChannel to, byte[] block, int length, long at) throws GatewayTrouble {
        try {
            for (var rest = ByteBuffer.wrap(block, 0, length); rest.hasRemaining();) {
                to.write(rest, at + rest.position());
            }
        } catch (IOException e) {
            throw new GatewayTrouble("本系统收件目录写不进文件，请检查磁盘空间和目录权限", e);
        }
    }

    private int read(SftpClient.Handle handle, long at, byte[] block, long left) throws IOException {
        int read = files.read(handle, at, block, 0, (int) Math.min(left, block.length));
        if (read <= 0) {
            throw new EOFException("file ends at " + at);
        }
        return read;
    }

    /** Renames, in place of a file that has the new name already. Cut off in between there may be no file of the new name, but one of the old. */
    void replace(String path, String target) throws IOException {
        var rename = files.getExtension(OpenSSHPosixRenameExtension.class);
        if (rename != null && rename.isSupported()) {
            rename.posixRename(path, target);
        } else {
            // Version 3 of the protocol knows no renaming over another file.
            remove(target);
            files.rename(path, target);
        }
    }

    /** Removes a file; one that is not there is no trouble. */
    void remove(String path) throws IOException {
        try {
            files.remove(path);
        } catch (SftpException e) {
            if (!isMissing(e)) {
                throw e;
            }
        }
    }

    /** Makes an empty file. */
    void create(String path) throws IOException {
        files.open(path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate).close();
    }

    private static boolean isMissing(SftpException e) {
        return e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE || e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH;
    }

    @Override
    public void close() {
        login.close();
    }
}

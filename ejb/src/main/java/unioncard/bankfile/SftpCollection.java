package unioncard.bankfile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.sftp.client.SftpClient.Attribute;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import unioncard.shared.Digests;

/**
 * Brings the bank's complete files from its server into the inbox. A file leaves the server only when it lies complete in the inbox, forced to
 * disk; dying anywhere in between lets the next collection do the rest. At worst a file comes a second time, which its reception recognises.
 */
final class SftpCollection {

    private static final Logger LOG = Logger.getLogger(SftpCollection.class.getName());
    private static final String OK = ".ok";
    /** Names read from the server's folder; a bank lays some hundred there a day. */
    private static final int MOST_ENTRIES = 10_000;
    /** What {@code bank_file.name} holds. */
    private static final int LONGEST_NAME = 120;
    /** Leaves room in a file system's 255 bytes for the temporary name. */
    private static final int LONGEST_NAME_BYTES = 240;
    /** More than so many at once are one trouble, not as many. */
    private static final int MOST_LEFT = 50;
    private static final long MEGABYTE = 1 << 20;

    private final SftpConnection bank;
    private final SftpAccess access;
    private final Path inbox;
    private final long largest;
    private final Map<String, String> left;

    /** @param left filled with what was left lying for somebody to look at, and why */
    SftpCollection(SftpConnection bank, SftpAccess access, Path inbox, long largest, Map<String, String> left) {
        this.bank = bank;
        this.access = access;
        this.inbox = inbox;
        this.largest = largest;
        this.left = left;
    }

    void run() throws IOException {
        bank.requireFolder(access.fromBank());
        if (access.taken() != null) {
            bank.requireFolder(access.taken());
        }
        var there = new TreeMap<>(bank.list(access.fromBank(), MOST_ENTRIES));
        if (there.size() >= MOST_ENTRIES) {
            leave(access.fromBank(), "银行服务器该目录中文件超过 " + MOST_ENTRIES + " 个，本次只收取其中一部分，请银行清理");
        } else {
            tidy(there.keySet());
        }
        for (var entry : there.entrySet()) {
            var name = entry.getKey();
            if (isComplete(name, entry.getValue(), there.get(name + OK))) {
                var reason = reasonAgainst(name, entry.getValue());
                if (reason == null) {
                    take(name, entry.getValue());
                } else {
                    leave(name.replaceAll("\\p{Cntrl}", "?"), reason);
                }
            }
        }
    }

    private void leave(String name, String reason) {
        if (left.size() < MOST_LEFT) {
            left.put(name, reason);
        }
    }

    /** What is left here of files that the bank has taken back. */
    private void tidy(Set<String> there) throws IOException {
        try (var hidden = Files.newDirectoryStream(inbox, ".*.{part,taken}")) {
            for (var file : hidden) {
                var name = file.getFileName().toString();
                if (!there.contains(name.substring(1, name.lastIndexOf('.')))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** A file with an {@code .ok} that is not older: one that is still being written has none, or is younger than it. Temporary names never. */
    private static boolean isComplete(String name, Attributes file, Attributes ok) {
        return ok != null && file.isRegularFile() && file.getFlags().contains(Attribute.Size) && changed(ok) >= changed(file) && !name.endsWith(OK)
                && (!name.startsWith(".") || isPath(name));
    }

    /** The server names its files as it likes; whatever could lead out of the inbox is not even tried. */
    private String reasonAgainst(String name, Attributes file) {
        if (isPath(name) || name.codePoints().anyMatch(Character::isISOControl)) {
            return "文件名含有路径或控制字符，未收取，请与银行核实";
        }
        if (name.length() > LONGEST_NAME || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            return "文件名过长，未收取，请与银行核实";
        }
        if (file.getSize() > largest) {
            return "文件超过 " + largest / MEGABYTE + " MB，未收取，请与银行核实";
        }
        try {
            return inbox.equals(inbox.resolve(name).normalize().getParent()) ? null : "文件名不能用，未收取，请与银行核实";
        } catch (InvalidPathException e) {
            return "文件名不能用，未收取，请与银行核实";
        }
    }

    private static boolean isPath(String name) {
        return name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
    }

    private void take(String name, Attributes there) throws IOException {
        try {
            if (isNoted(name, there) || isHere(name, there) || bring(name, there)) {
                release(name, there);
            }
        } catch (EOFException e) {
            LOG.log(Level.INFO, "file {0} became shorter at the bank while it was collected", name);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                LOG.log(Level.INFO, "file {0} went away at the bank while it was collected", name);
            } else {
                // What stands against this one does not stand against those behind it.
                leave(name, SftpGateway.refusal(e.getStatus(), access.fromBank()));
            }
        }
    }

    /** True when the file lies in the inbox already. One of the same name but other content has to leave the inbox first. */
    private boolean isHere(String name, Attributes there) throws IOException {
        var file = inbox.resolve(name);
        if (!Files.exists(file) || Files.size(file) != there.getSize() || !Digests.sha256(file).equals(bank.sha256(path(name), there.getSize()))) {
            return false;
        }
        complete(name, there);
        return true;
    }

    /** Brings a file, twice if need be: what was there of it may have been the beginning of another one. */
    private boolean bring(String name, Attributes there) throws IOException {
        if (Files.exists(inbox.resolve(name))) {
            LOG.log(Level.INFO, "file {0} waits at the bank until the one of the same name has left the inbox", name);
            return false;
        }
        var part = inbox.resolve("." + name + ".part");
        for (int attempt = 0; attempt < 2; attempt++) {
            long here = Files.exists(part) ? Files.size(part) : 0;
            bank.download(path(name), part, here <= there.getSize() ? here : 0, there.getSize());
            if (Digests.sha256(part).equals(bank.sha256(path(name), there.getSize())) && isUnchanged(name, there)) {
                // An .ok that was left over would stand for the new file before it is all here.
                Files.deleteIfExists(BankFolders.okOf(inbox.resolve(name)));
                Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                complete(name, there);
                return true;
            }
            Files.delete(part);
        }
        leave(name, "收到的内容与银行服务器上的不一致，未收取，系统会再试；反复出现请与银行核实");
        return false;
    }

    /** The {@code .ok}, then a note that this version of the file is here, so that it is not brought again while it cannot be removed there. */
    private void complete(String name, Attributes there) throws IOException {
        var ok = BankFolders.okOf(inbox.resolve(name));
        if (Files.notExists(ok)) {
            Files.createFile(ok);
        }
        BankFolders.force(inbox);
        Files.writeString(note(name), version(there));
    }

    private boolean isNoted(String name, Attributes there) throws IOException {
        return Files.exists(note(name)) && Files.readString(note(name)).equals(version(there));
    }

    private Path note(String name) {
        return inbox.resolve("." + name + ".taken");
    }

    private static String version(Attributes there) {
        return there.getSize() + " " + changed(there);
    }

    private void release(String name, Attributes there) throws IOException {
        if (!isUnchanged(name, there)) {
            return;
        }
        if (access.taken() == null) {
            bank.remove(path(name));
        } else {
            bank.replace(path(name), access.taken() + "/" + name);
        }
        bank.remove(path(name) + OK);
        Files.deleteIfExists(note(name));
    }

    private boolean isUnchanged(String name, Attributes there) throws IOException {
        var now = bank.attributes(path(name));
        return now != null && version(now).equals(version(there));
    }

    private String path(String name) {
        return access.fromBank() + "/" + name;
    }

    /** Seconds of the last change; 0 where the server does not say. */
    private static long changed(Attributes file) {
        return file.getModifyTime() == null ? 0 : file.getModifyTime().toMillis() / 1000;
    }
}

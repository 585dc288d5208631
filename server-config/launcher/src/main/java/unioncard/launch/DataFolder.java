package unioncard.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The folder that keeps everything between two starts. One launcher at a time holds it. */
public final class DataFolder implements AutoCloseable {

    private static final long NEEDED_BYTES = 1_000_000_000L;

    private final Path root;
    private final FileChannel channel;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** Makes the folder if needed and takes it. Fails with a {@link Problem} when it cannot be written, is full or is in use. */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Path file = root.resolve("launcher.lock");
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new Problem("Union Card is already running with the data folder " + root
                        + "; stop it first or name another folder with --data.");
            }
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < NEEDED_BYTES) {
                channel.close();
                throw new Problem("The disk of " + root + " has only " + free / 1_000_000 + " MB left; free at least "
                        + NEEDED_BYTES / 1_000_000 + " MB or name another folder with --data.");
            }
            return new DataFolder(root, channel);
        } catch (IOException unusable) {
            throw new Problem("The data folder " + root + " cannot be written (" + reason(unusable)
                    + "); give this user the right to write there or name another folder with --data.", unusable);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProgram) {
            return false;
        }
    }

    /** Why a file operation failed, in words. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof NoSuchFileException) {
            return "no such folder";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }

    /** The folder itself; the application keeps its exchange files below it. */
    public Path root() {
        return root;
    }

    /** A folder below this one, made if needed. */
    public Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(folder);
            return folder;
        } catch (IOException unusable) {
            throw new Problem("The folder " + folder + " cannot be made (" + reason(unusable) + "); check the permissions of the data folder.",
                    unusable);
        }
    }

    /** Folder of the application server; its configuration holds the database password, so it is its owner's alone. */
    Path server() {
        Path folder = folder("server");
        restrict(folder, "rwx------");
        return folder;
    }

    /** Folder of the keys and the database password, readable by its owner alone. */
    public Path secrets() {
        Path folder = folder("secrets");
        restrict(folder, "rwx------");
        return folder;
    }

    /** Where the application leaves the token of the first sign-in. */
    public Path setupTokenFile() {
        return secrets().resolve("setup-token");
    }

    /** Where the encryption keys are. */
    public Path keysFile() {
        return secrets().resolve("keys.properties");
    }

    /** A log file below {@code logs}. */
    public Path log(String name) {
        return folder("logs").resolve(name + ".log");
    }

    /** Removes everything except the lock. */
    public void clear() {
        try (var entries = Files.list(root)) {
            for (Path entry : entries.filter(p -> !p.endsWith("launcher.lock")).toList()) {
                delete(entry);
            }
        } catch (IOException unusable) {
            throw new Problem("The data folder " + root + " cannot be emptied (" + reason(unusable) + "); remove it by hand.", unusable);
        }
    }

    /** Removes a file or a folder with everything in it, if it is there. Symbolic links are not followed. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> entries;
        try (var walk = Files.walk(path)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.deleteIfExists(entry);
        }
    }

    /** Writes a file that only its owner can read; it is there whole or not at all. */
    static void writeSecret(Path file, String content) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(permissions("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unusable) {
            throw new Problem("The file " + file + " cannot be written (" + reason(unusable) + "); check the permissions and the free space.",
                    unusable);
        }
    }

    private static void restrict(Path path, String permissions) {
        try {
            Files.setPosixFilePermissions(path, permissions(permissions));
        } catch (IOException unusable) {
            throw new Problem("The permissions of " + path + " cannot be set (" + reason(unusable) + "); use a folder on a local disk.", unusable);
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }

    /** Gives the folder free for another launcher. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new Problem("The lock of " + root + " cannot be released (" + reason(gone) + "); nothing needs to be done.", gone);
        }
    }
}

package unioncard.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs, unpacked from the archive on the class path. */
final class PostgresBinaries {

    private static final int OWNER_MAY_EXECUTE = 0100;

    private PostgresBinaries() {
    }

    /** Unpacks into the folder unless that has been done before, and returns the folder. */
    static Path unpack(Path folder) {
        Path complete = folder.resolve("complete");
        String archive = archive();
        try {
            if (Files.exists(complete) && Files.readString(complete).equals(archive)) {
                return folder;
            }
            DataFolder.delete(folder);
            Files.createDirectories(folder);
            try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
                if (packed == null) {
                    throw new Problem("This build carries no PostgreSQL for this kind of machine (" + archive.substring(1)
                            + "); name a server of your own with --database.");
                }
                unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed))), folder);
            }
            Files.writeString(complete, archive);
            return folder;
        } catch (IOException failed) {
            throw new Problem("PostgreSQL cannot be unpacked into " + folder + " (" + DataFolder.reason(failed)
                    + "); check the free space and the permissions.", failed);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String processor = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        return "/postgres-" + (system.startsWith("linux") ? "linux" : system.replace(' ', '-')) + "-" + processor + ".txz";
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("entry outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
                boolean program = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}

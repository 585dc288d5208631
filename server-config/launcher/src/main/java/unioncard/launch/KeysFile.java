package unioncard.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The encryption keys of the application: made once, never printed. Without this file the stored personal data cannot be read. */
public final class KeysFile {

    private static final int KEY_BYTES = 32;

    private KeysFile() {
    }

    /** Makes the file if it is not there yet. */
    public static Path prepare(Path file) {
        if (!Files.exists(file)) {
            DataFolder.writeSecret(file, "# Encryption keys of Union Card. Keep a copy apart from the database; without it personal data is lost.\n"
                    + "current=1\nkey.1=" + random() + "\nalgorithm.1=AES-256-GCM\nindex=" + random() + "\n");
        }
        return file;
    }

    /** Fresh random bytes, Base64. */
    static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

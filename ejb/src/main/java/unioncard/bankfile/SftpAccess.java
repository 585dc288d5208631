package unioncard.bankfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unioncard.shared.Setting;

/**
 * How the bank's SFTP server is reached.
 *
 * @param hostKeys fingerprints of its keys, {@code SHA256:…}; another key is refused
 * @param keyFile private key to sign in with, or null
 * @param passwordFile file with the password, or null; one of the two is there
 * @param toBank folder for request files
 * @param fromBank folder with the bank's answers
 * @param taken folder into which collected answers are moved, or null when they are deleted
 * @param connect time until a connection stands, and until the sign-in is over
 * @param silent time for which the server need not answer
 */
record SftpAccess(String host, int port, String user, Set<String> hostKeys, Path keyFile, Path passwordFile, String toBank, String fromBank,
        String taken, Duration connect, Duration silent) {

    private static final int SSH_PORT = 22;
    private static final int LAST_PORT = 65535;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,6}");

    /** As configured. Throws {@link IllegalStateException}, which names the setting, when one is empty or mistyped. */
    static SftpAccess configured() {
        return read(Setting::text);
    }

    static SftpAccess read(Function<Setting, String> settings) {
        var address = needed(settings, Setting.BANK_SFTP_ADDRESS);
        int colon = address.lastIndexOf(':');
        var port = colon < 0 ? Integer.toString(SSH_PORT) : address.substring(colon + 1);
        require(colon != 0 && PORT.matcher(port).matches() && Integer.parseInt(port) > 0 && Integer.parseInt(port) <= LAST_PORT,
                Setting.BANK_SFTP_ADDRESS, "is not host or host:port");
        var hostKeys = Arrays.stream(needed(settings, Setting.BANK_SFTP_HOST_KEY).split("\\s*,\\s*")).collect(Collectors.toUnmodifiableSet());
        require(hostKeys.stream().allMatch(key -> FINGERPRINT.matcher(key).matches()), Setting.BANK_SFTP_HOST_KEY,
                "is no fingerprint as ssh-keygen -l shows it: SHA256: and 43 characters");
        var keyFile = file(settings, Setting.BANK_SFTP_KEY_FILE);
        var passwordFile = file(settings, Setting.BANK_SFTP_PASSWORD_FILE);
        require(keyFile != null || passwordFile != null, Setting.BANK_SFTP_KEY_FILE, "is empty, and there is no password either");
        var toBank = folder(settings, Setting.BANK_SFTP_TO_BANK);
        var fromBank = folder(settings, Setting.BANK_SFTP_FROM_BANK);
        require(!fromBank.equals(toBank), Setting.BANK_SFTP_FROM_BANK, "is the folder of the request files");
        var taken = settings.apply(Setting.BANK_SFTP_TAKEN).isBlank() ? null : folder(settings, Setting.BANK_SFTP_TAKEN);
        require(!fromBank.equals(taken) && !toBank.equals(taken), Setting.BANK_SFTP_TAKEN, "is one of the other two folders");
        return new SftpAccess(colon < 0 ? address : address.substring(0, colon), Integer.parseInt(port), needed(settings, Setting.BANK_SFTP_USER),
                hostKeys, keyFile, passwordFile, toBank, fromBank, taken, millis(settings, Setting.BANK_SFTP_CONNECT_MILLIS),
                millis(settings, Setting.BANK_SFTP_SILENT_MILLIS));
    }

    private static String needed(Function<Setting, String> settings, Setting setting) {
        var value = settings.apply(setting).strip();
        require(!value.isEmpty(), setting, "is empty");
        return value;
    }

    private static Path file(Function<Setting, String> settings, Setting setting) {
        var value = settings.apply(setting).strip();
        if (value.isEmpty()) {
            return null;
        }
        var file = Path.of(value).toAbsolutePath();
        require(Files.isRegularFile(file) && Files.isReadable(file), setting, "names no file that can be read");
        return file;
    }

    private static String folder(Function<Setting, String> settings, Setting setting) {
        var value = needed(settings, setting);
        var folder = value.length() > 1 && value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        require(folder.length() > 1 && folder.startsWith("/"), setting, "is no folder that begins with /");
        return folder;
    }

    private static Duration millis(Function<Setting, String> settings, Setting setting) {
        var value = needed(settings, setting);
        require(MILLIS.matcher(value).matches(), setting, "is no number of milliseconds");
        return Duration.ofMillis(Long.parseLong(value));
    }

    private static void require(boolean right, Setting setting, String otherwise) {
        if (!right) {
            throw new IllegalStateException(setting.key() + " " + otherwise);
        }
    }
}

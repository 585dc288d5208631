package unioncard.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of files that are taken. The content decides; a name that says something else is refused. */
public enum FileType {
    /** Photographs and scans. */ JPEG("image/jpeg", new int[] {0xFF, 0xD8, 0xFF}, "jpg", "jpeg"),
    /** Scans and screenshots. */ PNG("image/png", new int[] {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, "png"),
    /** Scans of several pages. */ PDF("application/pdf", new int[] {'%', 'P', 'D', 'F', '-'}, "pdf");

    private final String mediaType;
    private final int[] magic;
    private final List<String> extensions;

    FileType(String mediaType, int[] magic, String... extensions) {
        this.mediaType = mediaType;
        this.magic = magic;
        this.extensions = List.of(extensions);
    }

    /** For {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** For a file's name, without the dot. */
    public String extension() {
        return extensions.get(0);
    }

    /** Whether a page shows it as a picture. */
    public boolean isImage() {
        return this != PDF;
    }

    /** The type whose signature a content begins with. */
    static Optional<FileType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name ends as files of the type do; of the name nothing else counts. */
    boolean fits(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }
}

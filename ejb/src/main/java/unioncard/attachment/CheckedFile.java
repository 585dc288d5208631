package unioncard.attachment;

/**
 * A file that may be kept.
 *
 * @param type by its content
 * @param content cleaned: pictures were drawn anew, without what cameras write beside them
 * @param digest SHA-256 of what was uploaded, so that the same file is known again
 */
public record CheckedFile(FileType type, byte[] content, String digest) {

    @Override
    public String toString() {
        return type + " of " + content.length + " bytes";
    }
}

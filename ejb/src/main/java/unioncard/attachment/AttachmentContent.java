package unioncard.attachment;

/** An attachment in full, for the page that shows it. */
public record AttachmentContent(String name, FileType type, byte[] content) {

    @Override
    public String toString() {
        return name;
    }
}

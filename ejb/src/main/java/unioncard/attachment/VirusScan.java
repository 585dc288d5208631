package unioncard.attachment;

/** Looks for malicious content (病毒检查) before anything else reads a file. */
public interface VirusScan {

    /**
     * Returns when nothing was found.
     *
     * @throws unioncard.shared.DomainException {@code attachment.infected}; {@code attachment.scan-unavailable} when nobody could look, for then
     *         the file is not taken either
     */
    void check(byte[] content);
}

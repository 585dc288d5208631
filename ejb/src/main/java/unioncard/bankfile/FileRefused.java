package unioncard.bankfile;

/** A file from the bank is refused as a whole; the reason is a sentence for the municipal staff. */
final class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileRefused(String reason) {
        super(reason);
    }
}

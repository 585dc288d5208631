package unioncard.bank.simulator;

/** A request file the bank does not take; carries the code of the acknowledgement and the reason for the journal. */
final class RequestRefused extends Exception {

    private final FileCode code;

    RequestRefused(FileCode code, String reason) {
        super(reason);
        this.code = code;
    }

    FileCode code() {
        return code;
    }
}

package unioncard.bankfile;

import java.io.IOException;

/** Why nothing goes to the bank or comes from it; the message tells the operator in Chinese what to do. */
final class GatewayTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    GatewayTrouble(String words) {
        super(words);
    }

    GatewayTrouble(String words, Throwable cause) {
        super(words, cause);
    }
}

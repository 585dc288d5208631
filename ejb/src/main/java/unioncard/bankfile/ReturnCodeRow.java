package unioncard.bankfile;

import java.util.List;
import unioncard.approval.Origin;

/**
 * A code with everything known about it.
 *
 * @param history what it means, and what it meant before; the newest first, empty for a code that nobody has defined
 * @param held lines of the bank held for this code when it was not defined, and still to be settled
 * @param pending whether a proposal waits for the second person
 */
public record ReturnCodeRow(String code, List<ReturnCodeMeaning> history, int held, boolean pending) {

    /** Version of a code that is not defined. */
    public static final int UNDEFINED = -1;

    /** What it means; null for a code that nobody has defined. */
    public ReturnCode present() {
        return history.isEmpty() ? null : history.get(0).meaning();
    }

    /** The last request carried out; what a proposal is based on. */
    public int version() {
        return history.isEmpty() ? UNDEFINED : Origin.version(history.stream().map(ReturnCodeMeaning::origin));
    }
}

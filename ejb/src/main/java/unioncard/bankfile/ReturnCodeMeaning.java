package unioncard.bankfile;

import unioncard.approval.Origin;

/** What a code means, or has meant; it took effect when the second person agreed. */
public record ReturnCodeMeaning(ReturnCode meaning, Origin origin) {
}

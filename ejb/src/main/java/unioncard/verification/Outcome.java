package unioncard.verification;

import unioncard.shared.Labelled;

/** What an answer means for the entry that was asked about. */
public enum Outcome implements Labelled {
    PASS("通过"),
    /** Passes with a note for the clerk. */ WARN("通过并提示"),
    FAIL("未通过"),
    /** Neither; asked again later. */ UNDECIDED("未校验，稍后重试");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

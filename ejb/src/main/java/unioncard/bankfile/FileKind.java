package unioncard.bankfile;

import unioncard.shared.Labelled;

/** What an exchanged file is. */
public enum FileKind implements Labelled {
    REQUEST("办卡申请"), ACKNOWLEDGEMENT("受理回执"), RESULT("办卡结果");

    private final String label;

    FileKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

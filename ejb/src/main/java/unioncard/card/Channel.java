package unioncard.card;

import unioncard.shared.Labelled;

/** How a card is applied for (办理通道). */
public enum Channel implements Labelled {
    REGULAR("普通办卡通道", 'N'), SPECIAL("特殊办卡通道", 'S');

    private final String label;
    private final char fileLetter;

    Channel(String label, char fileLetter) {
        this.label = label;
        this.fileLetter = fileLetter;
    }

    @Override
    public String label() {
        return label;
    }

    /** The channel in the bank's files. */
    public char fileLetter() {
        return fileLetter;
    }
}

package unioncard.card;

/** How a card is applied for (办理通道). */
public enum Channel {
    /** 普通办卡通道. */ REGULAR('N'),
    /** 特殊办卡通道. */ SPECIAL('S');

    private final char fileLetter;

    Channel(char fileLetter) {
        this.fileLetter = fileLetter;
    }

    /** The channel in the bank's files. */
    public char fileLetter() {
        return fileLetter;
    }
}

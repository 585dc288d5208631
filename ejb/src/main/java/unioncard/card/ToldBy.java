package unioncard.card;

import unioncard.shared.Labelled;

/** Who has told the clerk what happened to a card (告知人). */
public enum ToldBy implements Labelled {
    MEMBER("会员告知"), BANK("银行告知");

    private final String label;

    ToldBy(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

package unioncard.card;

import unioncard.shared.Labelled;

/** How a card gets to its holder (领取方式). */
public enum PickupWay implements Labelled {
    UNION("单位集中领取后发放"), BRANCH("本人网点领取");

    private final String label;

    PickupWay(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

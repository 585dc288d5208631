package unioncard.insurance;

import unioncard.shared.Labelled;

/** How members come into the cover (参保类型). A member with a card stands in the list of exactly one way: see {@link InsuranceYear#wayFor}. */
public enum EnrolmentWay implements Labelled {
    /** 集中参保: the campaign around the turn of the year. */ COLLECTIVE("集中参保"),
    /** 有卡无保参保: holds an older card and has no cover this year. */ CARD_WITHOUT_COVER("有卡无保参保"),
    /** 新办卡参保: the card number was made in the insurance year. */ NEW_CARD("新办卡参保");

    private final String label;

    EnrolmentWay(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

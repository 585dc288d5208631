package unioncard.insurance;

import unioncard.shared.Labelled;

/** What a cover's first day hangs on; which rule holds is part of each year's terms. */
public enum StartRule implements Labelled {
    /** The first day of the insurance year. */ YEAR_START("保障年度首日"),
    /** The day after the card number was made. */ CARD_DATE("卡号生成次日"),
    /** The day after the base union handed in its list. */ UPLOAD("基层工会提交次日"),
    /** The day after the district has confirmed; until then reckoned as if it confirmed today. */ CONFIRMATION("区局确认次日");

    private final String label;

    StartRule(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

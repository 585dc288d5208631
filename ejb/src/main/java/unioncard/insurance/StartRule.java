package unioncard.insurance;

/** What a cover's first day hangs on; which rule holds is part of each year's terms. */
public enum StartRule {
    /** The first day of the insurance year. */ YEAR_START,
    /** The day after the card number was made. */ CARD_DATE,
    /** The day after the base union handed in its list. */ UPLOAD,
    /** The day after the district has confirmed; until then reckoned as if it confirmed today. */ CONFIRMATION
}

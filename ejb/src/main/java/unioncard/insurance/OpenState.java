package unioncard.insurance;

import unioncard.shared.Labelled;

/** How far a base union has come with the enrolment of a year whose holders are not all covered (未参保工会). */
public enum OpenState implements Labelled {
    /** Nothing was submitted, nothing prepared. */ NOT_BEGUN("未开始"),
    /** A list was prepared, of which nothing was submitted since. */ PREPARED("名单已备"),
    /** A batch waits for the district. */ SUBMITTED("已提交"),
    /** The last batch was returned and not taken up again. */ RETURNED("已退回"),
    /** The last batch was confirmed; who holds a card without cover was not in it. */ CONFIRMED("已确认");

    private final String label;

    OpenState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

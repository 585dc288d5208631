package unioncard.card;

import unioncard.shared.Labelled;

/** Why a member that was chosen is not added to the pending list. */
public enum Skipped implements Labelled {
    IN_LIST("已在待办人员列表"), IN_PROGRESS("办卡中"), HAS_CARD("已有会员服务卡"),
    /** Since the page was opened. */ NOT_ACTIVE("会员状态已不是正常"),
    /** Also who has gone to another union since the page was opened. */ ELSEWHERE("不是本工会会员");

    private final String label;

    Skipped(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

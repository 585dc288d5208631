package unioncard.insurance;

import unioncard.shared.Labelled;

/** Why a member of the union does not stand in a list of those who may be enrolled, and what there is to do. */
public enum LeftOutReason implements Labelled {
    /** Only who is 正常 is enrolled (§9c 9). */ NOT_ACTIVE("会员状态不是正常", "审核通过或恢复正常后可参保"),
    NO_CARD("没有有效的会员服务卡", "未办卡、已注销的，请先办卡"),
    /** Waits for the district or is confirmed. */ COVERED("本年度已由本会参保", "无需再参保"),
    /** By the wall of data that is all a union may know. */ COVERED_ELSEWHERE("本年度已由其他工会参保", "一人一年只能参保一次，可在保障信息查询中查看"),
    /** The card was made before the year. */ OLDER_CARD("不是本年度新办的卡", "请在集中参保或有卡无保参保期间办理"),
    /** The card was made within the year. */ NEW_CARD("本年度新办的卡", "请在新办卡参保期间通过新办卡参保办理"),
    /** The way is not open today; 有卡无保 rests while the campaign runs. */
    CLOSED("现在不在该类型的参保期间", "集中参保期间请通过集中参保办理，其余时间请在该类型的参保期间办理");

    private final String label;
    private final String remedy;

    LeftOutReason(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    @Override
    public String label() {
        return label;
    }

    /** What to do, in words for the clerk. */
    public String remedy() {
        return remedy;
    }
}

package unioncard.insurance;

/**
 * What a cover looks like from outside on a given day (保障状态): derived from its batch and its days at each look, in the city's time zone, so that it
 * changes at midnight without anybody's doing.
 */
public enum CoverState {
    /** 区局确认中. */ AWAITING_DISTRICT("v.status = 'PROPOSED'"),
    /** 无效: the person has another cover of the year. */ VOID("v.status = 'CONFIRMED' and v.end_reason = 'DUPLICATE'"),
    /** 已终止: the day on which it ended is over. */
    ENDED("v.status = 'CONFIRMED' and v.ended_on < :today and v.end_reason <> 'DUPLICATE'"),
    /** 待生效. */ NOT_STARTED("v.status = 'CONFIRMED' and v.starts_on > :today and (v.ended_on is null or v.ended_on >= :today and v.end_reason <> 'DUPLICATE')"),
    /** 保障中. */ IN_FORCE("v.status = 'CONFIRMED' and v.starts_on <= :today and coalesce(v.ended_on, v.ends_on) >= :today"),
    /** 已满期. */ EXPIRED("v.status = 'CONFIRMED' and v.ended_on is null and v.ends_on < :today");

    private final String predicate;

    CoverState(String predicate) {
        this.predicate = predicate;
    }

    /** Over {@code cover v}, with {@code :today}. */
    String predicate() {
        return predicate;
    }

    /** Expression that yields the state's name, over {@code cover v} that waits or is confirmed, with {@code :today}. */
    public static String column() {
        var cases = new StringBuilder("case");
        for (var state : values()) {
            cases.append(" when ").append(state.predicate).append(" then '").append(state.name()).append('\'');
        }
        return cases.append(" end").toString();
    }
}

package unioncard.card;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody who stands against a submission of the channel.
 *
 * @param removable whether the entry can be taken off the list; not while it is being verified
 * @param missing what the form of the special channel lacks; empty in the regular one
 */
public record Obstacle(long entryId, long memberId, String memberNo, String name, Cause cause, boolean removable, List<SpecialItem> missing)
        implements Serializable {

    /** What stands against it and the remedy, in words; the items that are missing by name. */
    public String why() {
        return cause.words + (cause == Cause.INCOMPLETE ? missing.stream().map(SpecialItem::label).collect(Collectors.joining("、")) : "");
    }

    /** What stands against it, most serious first, each with its remedy. */
    public enum Cause {
        MEMBERSHIP("会员状态已不是正常，请移除"),
        HAS_CARD("已在办卡中或已有会员服务卡，请移除"),
        NOT_PASSED("未通过校验，请移除或重新提交市级校验"),
        EXPIRED("证件已过期，请修改证件到期日后重新校验"),
        TOO_OLD("校验结果已超过有效期，请重新提交市级校验"),
        INCOMPLETE("特殊办卡信息未完善，请完善信息，还缺");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }
}

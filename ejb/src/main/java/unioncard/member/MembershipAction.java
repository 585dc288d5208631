package unioncard.member;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import unioncard.shared.Labelled;

/**
 * What can be done to a membership (会籍变动), from which states, and where it leads: the whole state machine of {@link MemberStatus}. Reasons are
 * those of the collection form ({@link Dictionary#CHANGE_REASON}) that fit.
 */
public enum MembershipAction implements Labelled {
    APPROVE("审核通过", Set.of(MemberStatus.UNREVIEWED), MemberStatus.ACTIVE),
    REFUSE("不予通过", Set.of(MemberStatus.UNREVIEWED), MemberStatus.REFUSED),
    /** Ordinary particulars. */
    CORRECT("修改资料", EnumSet.of(MemberStatus.UNREVIEWED, MemberStatus.ACTIVE, MemberStatus.RETAINED), null),
    /** Name, document, birth date and sex, by the two-person rule. */
    CHANGE_IDENTITY("变更身份信息", EnumSet.of(MemberStatus.UNREVIEWED, MemberStatus.ACTIVE, MemberStatus.RETAINED), null),
    RETAIN("保留", Set.of(MemberStatus.ACTIVE), MemberStatus.RETAINED, "劳动（工作）关系发生变化", "在本单位下岗后待岗", "失业", "所在企业破产"),
    /** The membership is kept without dues; 就业状况 becomes 退休. */
    RETIRE("退休", EnumSet.of(MemberStatus.ACTIVE, MemberStatus.RETAINED), MemberStatus.RETAINED),
    RESUME("恢复", Set.of(MemberStatus.RETAINED), MemberStatus.ACTIVE),
    LEAVE("退会", EnumSet.of(MemberStatus.ACTIVE, MemberStatus.RETAINED), MemberStatus.LEFT, "个人要求退会", "劳动（工作）关系发生变化", "失业", "所在企业破产"),
    EXPEL("除名", EnumSet.of(MemberStatus.ACTIVE, MemberStatus.RETAINED), MemberStatus.LEFT, "因犯罪被开除会籍"),
    START_TRANSFER("申请转会", Set.of(MemberStatus.ACTIVE), MemberStatus.TRANSFERRING),
    /** Done or given up: the membership goes on, here or in the other union. */
    END_TRANSFER("转会办结", Set.of(MemberStatus.TRANSFERRING), MemberStatus.ACTIVE),
    /** The union was merged into another one; written for all its members at once by the merger. */
    MERGE_UNION("所在工会合并", EnumSet.of(MemberStatus.UNREVIEWED, MemberStatus.ACTIVE, MemberStatus.RETAINED), null);

    /** What a clerk records on the member's page, in the order of the form. */
    static final Set<MembershipAction> RECORDED = EnumSet.of(RETAIN, RETIRE, RESUME, LEAVE, EXPEL);

    private final String label;
    private final Set<MemberStatus> from;
    private final MemberStatus to;
    private final List<String> reasons;

    MembershipAction(String label, Set<MemberStatus> from, MemberStatus to, String... reasons) {
        this.label = label;
        this.from = from;
        this.to = to;
        this.reasons = List.of(reasons);
    }

    @Override
    public String label() {
        return label;
    }

    /** The reasons to choose from; empty when none of the form fits, so that none is asked for. */
    public List<String> reasons() {
        return reasons;
    }

    /** Whether a remark is wanted: the form has no reason for it, or the reason alone does not carry the decision. */
    public boolean remarkNeeded() {
        return this == EXPEL || this == RESUME;
    }

    boolean possibleIn(MemberStatus status) {
        return from.contains(status);
    }

    /** The state it leads to, or null when the state stays. */
    MemberStatus to() {
        return to;
    }
}

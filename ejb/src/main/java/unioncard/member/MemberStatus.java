package unioncard.member;

import java.util.Arrays;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of a membership (会员状态). A person has at most one live membership in the whole city; {@link MembershipAction} moves it. */
public enum MemberStatus implements Labelled {
    UNREVIEWED("未审核"), ACTIVE("正常"), TRANSFERRING("转会中"), REFUSED("审核未通过"), RETAINED("保留会籍"), LEFT("已离会");

    private final String label;

    MemberStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the action can be taken on a membership in this state. */
    public boolean allows(MembershipAction action) {
        return action.possibleIn(this);
    }

    /** The state after the action, this one when it changes none. Refused with {@code member.not-possible}. */
    public MemberStatus after(MembershipAction action) {
        if (!allows(action)) {
            throw new DomainException("member.not-possible", label, action.label());
        }
        return action.to() == null ? this : action.to();
    }

    /** Whether some action leads from this state to the next one. */
    public boolean canBecome(MemberStatus next) {
        return Arrays.stream(MembershipAction.values()).anyMatch(action -> allows(action) && action.to() == next);
    }

    /** Whether the person counts as somebody's member, so that no second membership may begin. */
    public boolean isLive() {
        return this != REFUSED && this != LEFT;
    }
}

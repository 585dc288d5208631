package unioncard.member;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.Labelled;

/** State of a membership (会员状态). A person has at most one live membership in the whole city. */
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

    /** Whether a membership in this state may go over to the next one. */
    public boolean canBecome(MemberStatus next) {
        return switch (this) {
            case UNREVIEWED -> next == ACTIVE || next == REFUSED;
            case ACTIVE -> next == TRANSFERRING || next == RETAINED || next == LEFT;
            case TRANSFERRING, RETAINED -> next == ACTIVE || next == LEFT;
            case REFUSED, LEFT -> false;
        };
    }

    /** The states from which the next one can be reached. */
    public static Set<MemberStatus> sources(MemberStatus next) {
        var sources = EnumSet.noneOf(MemberStatus.class);
        Arrays.stream(values()).filter(from -> from.canBecome(next)).forEach(sources::add);
        return sources;
    }

    /** Whether the person counts as somebody's member, so that no second membership may begin. */
    public boolean isLive() {
        return this != REFUSED && this != LEFT;
    }
}

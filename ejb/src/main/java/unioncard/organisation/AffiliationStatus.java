package unioncard.organisation;

import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of a change of affiliation (隶属调整状态): the present side lets the union go, then the other side takes it. */
public enum AffiliationStatus implements Labelled {
    REQUESTED("待调出方同意"), RELEASED("待调入方同意"), DONE("已调整"), REFUSED("不同意"), WITHDRAWN("已撤回");

    private final String label;

    AffiliationStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether somebody still has to decide. */
    public boolean open() {
        return this == REQUESTED || this == RELEASED;
    }

    /** Where this state may lead. */
    public Set<AffiliationStatus> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(RELEASED, REFUSED, WITHDRAWN);
            case RELEASED -> EnumSet.of(DONE, REFUSED, WITHDRAWN);
            case DONE, REFUSED, WITHDRAWN -> EnumSet.noneOf(AffiliationStatus.class);
        };
    }

    /** The other state, or {@code affiliation.ended} when the way there is closed. */
    AffiliationStatus become(AffiliationStatus next) {
        if (!next().contains(next)) {
            throw new DomainException("affiliation.ended");
        }
        return next;
    }
}

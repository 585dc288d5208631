package unioncard.insurance;

import java.util.Set;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of an enrolment batch (参保批次状态). A batch is handled once; whoever is returned or withdrawn is enrolled anew in another batch. */
public enum EnrolmentStatus implements Labelled {
    /** 区局确认中. */ AWAITING_DISTRICT("区局确认中"),
    /** 已确认: the enrolment is complete. */ CONFIRMED("已确认"),
    /** 已退回 by the district, with a reason. */ RETURNED("已退回"),
    /** 已撤回 by the base union. */ WITHDRAWN("已撤回");

    private final String label;

    EnrolmentStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether the batch may pass into the other state. */
    public boolean canBecome(EnrolmentStatus next) {
        return next().contains(next);
    }

    /** The other state, or {@code enrolment.handled} when the way there is closed. */
    EnrolmentStatus become(EnrolmentStatus next) {
        if (!canBecome(next)) {
            throw new DomainException("enrolment.handled");
        }
        return next;
    }

    private Set<EnrolmentStatus> next() {
        return this == AWAITING_DISTRICT ? Set.of(CONFIRMED, RETURNED, WITHDRAWN) : Set.of();
    }
}

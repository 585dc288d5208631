package unioncard.transfer;

import java.util.EnumSet;
import java.util.Set;
import unioncard.shared.DomainException;
import unioncard.shared.Labelled;

/** State of a transfer request (转会状态). While it is open, the member is 转会中. */
public enum TransferStatus implements Labelled {
    /** The releasing union has to decide. */ REQUESTED("待转出审核"),
    /** The receiving union has to confirm. */ RELEASED("待转入确认"),
    DONE("已完成"),
    /** By one of the two. */ REFUSED("已拒绝"),
    WITHDRAWN("已撤回"),
    /** Nobody has decided in time, or the membership has ended meanwhile. */ EXPIRED("已失效");

    private final String label;

    TransferStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether a request in this state may pass into the other one. */
    public boolean canBecome(TransferStatus next) {
        return next().contains(next);
    }

    /** Whether somebody still has to decide. */
    public boolean isOpen() {
        return !next().isEmpty();
    }

    /** The other state, or {@code transfer.handled} when the way there is closed. */
    TransferStatus become(TransferStatus next) {
        if (!canBecome(next)) {
            throw new DomainException("transfer.handled");
        }
        return next;
    }

    private Set<TransferStatus> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(RELEASED, REFUSED, WITHDRAWN, EXPIRED);
            case RELEASED -> EnumSet.of(DONE, REFUSED, WITHDRAWN, EXPIRED);
            case DONE, REFUSED, WITHDRAWN, EXPIRED -> EnumSet.noneOf(TransferStatus.class);
        };
    }
}

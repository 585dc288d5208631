package unioncard.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a transfer, for its timeline (办理过程).
 *
 * @param at null while the step is waited for
 * @param who name of the person, null when nobody did it
 * @param unionName the side whose step it is
 * @param text reason or opinion, may be null
 */
public record TransferStep(Kind kind, Instant at, String who, String unionName, String text) {

    /** Kinds of steps. */
    public enum Kind {
        /** 转入申请. */ ASKED_IN,
        /** 转出申请, which is the release as well. */ ASKED_OUT,
        /** 同意转出. */ RELEASED,
        /** 不同意转出. */ NOT_RELEASED,
        /** 确认转入. */ CONFIRMED,
        /** 拒绝转入. */ NOT_TAKEN,
        /** 撤回. */ WITHDRAWN,
        /** 失效. */ EXPIRED,
        /** The releasing side's turn. */ AWAITING_RELEASE,
        /** The receiving side's turn. */ AWAITING_CONFIRMATION
    }

    static List<TransferStep> of(TransferDetail t) {
        var steps = new ArrayList<TransferStep>();
        boolean asksIn = t.origin() == TransferSide.RECEIVING;
        var asking = asksIn ? t.toUnion() : t.fromUnion();
        steps.add(new TransferStep(asksIn ? Kind.ASKED_IN : Kind.ASKED_OUT, t.requestedAt(), t.requester(), asking, t.reason()));
        if (asksIn && t.outAgreed() != null) {
            steps.add(new TransferStep(t.outAgreed() ? Kind.RELEASED : Kind.NOT_RELEASED, t.outAt(), t.outName(), t.fromUnion(), t.outText()));
        }
        if (t.inAgreed() != null) {
            steps.add(new TransferStep(t.inAgreed() ? Kind.CONFIRMED : Kind.NOT_TAKEN, t.inAt(), t.inName(), t.toUnion(), t.inText()));
        }
        switch (t.status()) {
            case WITHDRAWN -> steps.add(new TransferStep(Kind.WITHDRAWN, t.closedAt(), t.closedName(), asking, null));
            case EXPIRED -> steps.add(new TransferStep(Kind.EXPIRED, t.closedAt(), null, null, null));
            case REQUESTED -> steps.add(new TransferStep(Kind.AWAITING_RELEASE, null, null, t.fromUnion(), null));
            case RELEASED -> steps.add(new TransferStep(Kind.AWAITING_CONFIRMATION, null, null, t.toUnion(), null));
            case DONE, REFUSED -> { }
        }
        return List.copyOf(steps);
    }
}

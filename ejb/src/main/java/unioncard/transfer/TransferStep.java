package unioncard.transfer;

import static unioncard.transfer.TransferStepKind.ASKED_IN;
import static unioncard.transfer.TransferStepKind.ASKED_OUT;
import static unioncard.transfer.TransferStepKind.AWAITING_CONFIRMATION;
import static unioncard.transfer.TransferStepKind.AWAITING_RELEASE;
import static unioncard.transfer.TransferStepKind.CONFIRMED;
import static unioncard.transfer.TransferStepKind.NOT_RELEASED;
import static unioncard.transfer.TransferStepKind.NOT_TAKEN;
import static unioncard.transfer.TransferStepKind.RELEASED;

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
public record TransferStep(TransferStepKind kind, Instant at, String who, String unionName, String text) {

    static List<TransferStep> of(TransferDetail t) {
        var steps = new ArrayList<TransferStep>();
        boolean asksIn = t.origin() == TransferSide.RECEIVING;
        var asking = asksIn ? t.toUnion() : t.fromUnion();
        steps.add(new TransferStep(asksIn ? ASKED_IN : ASKED_OUT, t.requestedAt(), t.requester(), asking, t.reason()));
        if (asksIn && t.outAgreed() != null) {
            steps.add(new TransferStep(t.outAgreed() ? RELEASED : NOT_RELEASED, t.outAt(), t.outName(), t.fromUnion(), t.outText()));
        }
        if (t.inAgreed() != null) {
            steps.add(new TransferStep(t.inAgreed() ? CONFIRMED : NOT_TAKEN, t.inAt(), t.inName(), t.toUnion(), t.inText()));
        }
        switch (t.status()) {
            case WITHDRAWN -> steps.add(new TransferStep(TransferStepKind.WITHDRAWN, t.closedAt(), t.closedName(), asking, null));
            case EXPIRED -> steps.add(new TransferStep(TransferStepKind.EXPIRED, t.closedAt(), null, null, null));
            case REQUESTED -> steps.add(new TransferStep(AWAITING_RELEASE, null, null, t.fromUnion(), null));
            case RELEASED -> steps.add(new TransferStep(AWAITING_CONFIRMATION, null, null, t.toUnion(), null));
            case DONE, REFUSED -> { }
        }
        return List.copyOf(steps);
    }
}

package unioncard.transfer;

import java.time.Instant;

/**
 * A step of a transfer, for its timeline (办理过程).
 *
 * @param at null while the step is waited for
 * @param who name of the person, null when nobody did it
 * @param unionName where the person works, or whose turn it is
 * @param text reason or opinion, may be null
 */
public record TransferStep(TransferStepKind kind, Instant at, String who, String unionName, String text) {
}

package unioncard.insurance;

import java.time.Instant;

/**
 * A command over many batches (批量确认), as far as it has come. Money in fen.
 *
 * @param id the command
 * @param askedBy name of who asked, or the sign-in name
 * @param askedAt when
 * @param endedAt when the last batch was handled; null while the work goes on
 * @param batches how many were asked for
 * @param confirmed how many are confirmed
 * @param refused how many could not be
 * @param headcount persons of those confirmed
 * @param premiumFen 保障费用 of those confirmed
 * @param municipalFen 市总划拨 of those confirmed
 */
public record MassConfirmation(long id, String askedBy, Instant askedAt, Instant endedAt, int batches, int confirmed, int refused, long headcount,
        long premiumFen, long municipalFen) {

    /** Whether batches are still to be handled. */
    public boolean running() {
        return endedAt == null;
    }

    /** Batches handled. */
    public int done() {
        return confirmed + refused;
    }

    /** The same in a hundred. */
    public int percent() {
        return batches == 0 ? 0 : 100 * done() / batches;
    }
}

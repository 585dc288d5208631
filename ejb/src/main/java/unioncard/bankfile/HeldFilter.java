package unioncard.bankfile;

/**
 * Which held lines are asked for; null for any.
 *
 * @param batchNo beginning of the batch number
 * @param reason a {@link RejectionReason}
 */
public record HeldFilter(String batchNo, RejectionReason reason, HeldStatus status) {
}

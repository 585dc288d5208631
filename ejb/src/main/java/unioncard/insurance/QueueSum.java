package unioncard.insurance;

import java.io.Serializable;

/**
 * What a review queue comes to. Money in fen.
 *
 * @param batches how many wait
 * @param headcount 参保人数
 * @param premiumFen 保障费用
 * @param municipalFen 市总划拨
 * @param lowerFen 区局、各级工会和基层单位缴费
 * @param lastId the youngest of the batches, 0 without any; with {@code idSum} it tells them from others that come to the same
 * @param idSum their ids added up
 */
public record QueueSum(int batches, long headcount, long premiumFen, long municipalFen, long lowerFen, long lastId, long idSum) implements Serializable {
}

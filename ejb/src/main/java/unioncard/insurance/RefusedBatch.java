package unioncard.insurance;

/**
 * A batch that a command over many could not confirm; it is as it was before. The sentence of the code says why and what to do; of persons it
 * says how many.
 *
 * @param batchId the batch
 * @param unionName 基层工会
 * @param year 保障年度
 * @param way 参保类型
 * @param headcount 参保人数
 * @param code of the refusal
 * @param count persons in the way, or null
 */
public record RefusedBatch(long batchId, String unionName, int year, EnrolmentWay way, int headcount, String code, Integer count) {
}

package unioncard.insurance;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.security.Masked;

/**
 * A cover as 保障信息查询 shows it.
 *
 * @param id cover
 * @param memberNo 会员编号
 * @param name 姓名
 * @param documentType 证件类型
 * @param document 证件号码, masked
 * @param unionName the union of the person now
 * @param year 保障年度
 * @param planName 保障类型
 * @param startsOn first day
 * @param endsOn last day
 * @param state 保障状态 as of today
 * @param batchId 参保批次
 * @param batchNo its number, null until confirmed
 * @param batchElsewhere whether another union has enrolled the person, whose batch this union does not open
 */
public record CoverageRow(long id, String memberNo, String name, DocumentType documentType, Masked document, String unionName, int year,
        String planName, LocalDate startsOn, LocalDate endsOn, CoverState state, long batchId, String batchNo, boolean batchElsewhere) {
}

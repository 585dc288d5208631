package unioncard.reports.cover;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * The persons of an enrolment batch (参保名册) with what is paid for them. Amounts are texts in yuan, as in {@code 1,234.50}.
 *
 * @param unionName name of the union (工会名称)
 * @param batchNumber number of the batch (批次编号), null before confirmation
 * @param year insurance year (保障年度)
 * @param plan name of the plan (保障类型)
 * @param way 集中参保, 有卡无保 or 新办卡 (参保类型)
 * @param status state of the batch (状态)
 * @param submittedAt when it was handed in (提交时间)
 * @param clerkName who handed it in (经办人)
 * @param headcount number of persons
 * @param premium sum of the premiums (保障费用)
 * @param municipal its municipal share (市总划拨)
 * @param lower what districts and unions pay of it (区局、各级工会和基层单位缴费)
 * @param premiumCapitals the premium in capitals (大写)
 * @param lines the persons by member number
 */
public record EnrolmentRoster(String unionName, String batchNumber, String year, String plan, String way, String status, LocalDateTime submittedAt,
        String clerkName, int headcount, String premium, String municipal, String lower, String premiumCapitals, List<EnrolledPerson> lines)
        implements PaperDocument {

    @Override
    public DocumentKind kind() {
        return DocumentKind.ENROLMENT_ROSTER;
    }

    @Override
    public String number() {
        return batchNumber == null ? unknown() : batchNumber;
    }
}

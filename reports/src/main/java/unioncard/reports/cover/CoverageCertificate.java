package unioncard.reports.cover;

import java.time.LocalDateTime;
import java.util.List;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;

/**
 * That a member is covered on a day (保障证明). The product can say of a code what was certified under it.
 *
 * @param code 验证码, in groups as it is read aloud
 * @param day the day certified (证明日期)
 * @param memberName 姓名
 * @param memberNo 会员编号
 * @param documentType 证件类型
 * @param documentNumber 证件号码, masked by the caller
 * @param unionName the union that has enrolled the member (参保工会)
 * @param year 保障年度
 * @param way 参保类型
 * @param plan 保障类型
 * @param benefits what it pays (保障内容)
 * @param term first and last day (保障期间)
 * @param batchNumber 参保批次
 * @param issuedAt when it was first printed (开具时间)
 */
public record CoverageCertificate(String code, String day, String memberName, String memberNo, String documentType, String documentNumber,
        String unionName, String year, String way, String plan, String benefits, String term, String batchNumber, LocalDateTime issuedAt)
        implements PaperDocument {

    @Override
    public DocumentKind kind() {
        return DocumentKind.COVERAGE_CERTIFICATE;
    }

    @Override
    public String number() {
        return code;
    }

    @Override
    public List<Record> lines() {
        return List.of();
    }
}

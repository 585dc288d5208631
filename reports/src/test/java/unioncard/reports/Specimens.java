package unioncard.reports;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import unioncard.reports.cover.AllotmentOrder;
import unioncard.reports.cover.AllottedBatch;
import unioncard.reports.cover.ConfirmationSheet;
import unioncard.reports.cover.CoverageCertificate;
import unioncard.reports.cover.EnrolledPerson;
import unioncard.reports.cover.EnrolmentRoster;
import unioncard.reports.cover.FeeLine;
import unioncard.reports.cover.PremiumStatement;
import unioncard.reports.notice.ResultLine;
import unioncard.reports.notice.ResultNotice;
import unioncard.reports.receipt.ReceiptDocument;
import unioncard.reports.receipt.ReceiptLine;
import unioncard.reports.reconciliation.ReconciliationDocument;
import unioncard.reports.reconciliation.ReconciliationLine;
import unioncard.reports.registration.RegistrationDocument;
import unioncard.reports.registration.RegistrationLine;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;
import unioncard.reports.special.Applicant;
import unioncard.reports.special.SpecialApplication;

/** One made-up document of each kind, small enough for a picture: the two persons of the manual's example and a few more. */
final class Specimens {

    private static final String UNION = "示范区临江路街道示范精密铸造厂工会";
    private static final String DISTRICT = "示范区总工会";
    private static final String BATCH = "20190128000001";
    private static final LocalDateTime SUBMITTED = LocalDateTime.of(2019, 1, 27, 9, 5);
    private static final LocalDateTime ANSWERED = LocalDateTime.of(2019, 1, 29, 14, 20);
    private static final List<String> NAMES = List.of("曹涛", "张䶮", "李\uD870\uDF86", "阿卜杜拉·买买提", "O'NEILL MARY-ANN", "阿衣夏木古丽·阿卜杜热合曼·吐尔逊江·艾力肯江");
    private static final String SPLIT = "其中：区局缴费 12.00 元，各级工会缴费 4.80 元，基层单位缴费 7.20 元。";
    private static final List<FeeLine> FEES = List.of(new FeeLine(1, "全年", "2019-01-28", "2019-12-31", "2", "24.00", "48.00", "24.00", "24.00"));

    private Specimens() {
    }

    static PaperDocument of(DocumentKind kind) {
        return switch (kind) {
            case CARD_ROSTER -> new RosterDocument(UNION, BATCH, "普通办卡通道", "银行已受理", SUBMITTED, null, "经办甲", lines(i -> new RosterLine(i, number(i), name(i),
                    i % 2 == 0 ? "女" : "男", documentType(i), document(i), "长期", "138****000" + i, "身份证复印件、入会申请信息表", null)));
            case CARD_RECEIPT -> new ReceiptDocument(UNION, BATCH, ANSWERED, lines(i -> new ReceiptLine(i, number(i), name(i), documentType(i), document(i),
                    "621999****000" + i, "2019-01-29", i == 2 ? "2019-02-01" : null, i == 2 ? "领取人：" + name(i) : null)));
            case SPECIAL_APPLICATION -> new SpecialApplication(UNION, BATCH, SUBMITTED, "经办甲", List.of(new Applicant(1, number(6), name(6), "阿衣夏木古丽",
                    "AYIXIAMUGULI ABUDUREHEMAN", "女", "1990-01-01", "中国", null, "身份证", document(6), "长期", "138****0006", null, "姓名过长",
                    "证件正面 1 份、证件反面或资料页 1 份")));
            case REGISTRATION_LIST -> new RegistrationDocument(UNION, "3100100001", "2019", lines(i -> new RegistrationLine(i, number(i), name(i),
                    "621999****000" + i, "2018-05-0" + i, i == 3 ? null : "2018-06-0" + i, "2019-01-1" + i, "经办甲")));
            case RESULT_NOTICE -> new ResultNotice(UNION, BATCH, "普通办卡通道", "部分反馈", SUBMITTED, ANSWERED, 6, 4, 1, 1, lines(i -> new ResultLine(i, number(i),
                    name(i), documentType(i), document(i), i == 6 ? null : "2019-01-29 14:20", i == 3 ? "办卡失败" : i == 6 ? "尚未反馈" : "办卡成功",
                    i == 3 ? "姓名含生僻字" : null, i == 3 ? "转特殊办卡通道办理" : i == 6 ? null : "通知本人领卡")));
            case RECONCILIATION -> new ReconciliationDocument("示范市总工会", "2019-01", "有 1 日不符，请与银行核实", 18, 10_206, 9_870, 210, 102, 24, 6,
                    lines(i -> new ReconciliationLine("2019-01-2" + i, 3, 1_701, 1_645, 35, 17, 4, 1, i == 3 ? "不符" : "相符")));
            case ENROLMENT_ROSTER -> new EnrolmentRoster(UNION, BATCH, "2019", "A 类保障", "新办卡参保", "已确认", SUBMITTED, "经办甲", 6, "144.00", "72.00", "72.00",
                    "壹佰肆拾肆元整", lines(i -> new EnrolledPerson(i, number(i), name(i), documentType(i), document(i), "2019-01-28", "2019-12-31", "全年",
                    "24.00", "12.00", "12.00")));
            case CONFIRMATION_SHEET -> new ConfirmationSheet(UNION, DISTRICT, BATCH, "2019", "A 类保障", "新办卡参保", SUBMITTED, "审核乙", ANSWERED, "2019-02-13", 2,
                    "48.00", "24.00", "24.00", "肆拾捌元整",
                    SPLIT, FEES);
            case PREMIUM_STATEMENT -> new PremiumStatement(UNION, DISTRICT, BATCH, "2019", "A 类保障", "新办卡参保", SUBMITTED, "2019-02-13", 2, "48.00", "24.00",
                    "24.00", "24.00 元", "贰拾肆元整", SPLIT, FEES);
            case ALLOTMENT_ORDER -> new AllotmentOrder("HB20190301000001", DISTRICT, "已划拨", "2019", "2019-02-28", 6, 12, "144.00", "144.00 元", "壹佰肆拾肆元整",
                    "制单甲", ANSWERED.plusDays(30), "复核乙", ANSWERED.plusDays(31), "2019-03-01", "SF20190301000017", lines(i -> new AllottedBatch(i,
                    "2019022800000" + i, UNION, "2019-02-28", "2", "24.00")));
            case COVERAGE_CERTIFICATE -> new CoverageCertificate("7K3M-9QXZ-0ABC-DEFG", "2019-03-01", name(2), number(2), documentType(2), document(2), UNION,
                    "2019", "新办卡参保", "A 类保障", "保障内容以当年公布的条款为准（示例）", "2019-01-28 至 2019-12-31", BATCH, ANSWERED.plusDays(31));
        };
    }

    private static <T> List<T> lines(IntFunction<T> line) {
        return IntStream.rangeClosed(1, NAMES.size()).mapToObj(line).toList();
    }

    private static String name(int i) {
        return NAMES.get(i - 1);
    }

    private static String number(int i) {
        return "007031135" + i;
    }

    private static String documentType(int i) {
        return i == 5 ? "护照" : "身份证";
    }

    private static String document(int i) {
        return i == 5 ? "P123****0005" : "3101****000" + i;
    }
}

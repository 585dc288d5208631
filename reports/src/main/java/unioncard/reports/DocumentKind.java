package unioncard.reports;

/** The documents there are. Each has its template, compiled by the build, on the class path and nowhere else. */
public enum DocumentKind {
    /** 打印清册. */ CARD_ROSTER("roster/card-roster", "工会会员服务卡办卡清册"),
    /** 特殊办卡申请表. */ SPECIAL_APPLICATION("special/special-application", "工会会员服务卡特殊办卡申请表", "份"),
    /** 领取签收单. */ CARD_RECEIPT("receipt/card-receipt", "工会会员服务卡领取签收单"),
    /** 参保名册. */ ENROLMENT_ROSTER("cover/enrolment-roster", "工会会员专享基本保障参保名册"),
    /** 区局确认单. */ CONFIRMATION_SHEET("cover/confirmation-sheet", "工会会员专享基本保障区局确认单"),
    /** 保费结算单（缴费通知）. */ PREMIUM_STATEMENT("cover/premium-statement", "工会会员专享基本保障保费结算单"),
    /** 市总划拨单. */ ALLOTMENT_ORDER("cover/allotment-order", "工会会员专享基本保障市总划拨单"),
    /** 保障证明. */ COVERAGE_CERTIFICATE("cover/coverage-certificate", "工会会员专享基本保障证明"),
    /** 银行反馈结果通知. */ RESULT_NOTICE("notice/result-notice", "工会会员服务卡银行反馈结果通知"),
    /** 年度注册名单. */ REGISTRATION_LIST("registration/registration-list", "工会会员服务卡年度注册名单"),
    /** 办卡对账单. */ RECONCILIATION("reconciliation/reconciliation", "工会会员服务卡办卡对账单");

    private final String template;
    private final String title;
    private final String unit;

    DocumentKind(String template, String title) {
        this(template, title, "行");
    }

    DocumentKind(String template, String title, String unit) {
        this.template = template;
        this.title = title;
        this.unit = unit;
    }

    /** Where the compiled template lies, seen from this class. */
    String template() {
        return template + ".jasper";
    }

    /** What the document is called on paper. */
    public String title() {
        return title;
    }

    /** What its lines are counted by. */
    String unit() {
        return unit;
    }
}

package unioncard.reports;

/** The documents there are. Each has its template, compiled by the build, on the class path and nowhere else. */
public enum DocumentKind {
    /** 打印清册. */ CARD_ROSTER("roster/card-roster", "工会会员服务卡办卡清册"),
    /** 领取签收单. */ CARD_RECEIPT("receipt/card-receipt", "工会会员服务卡领取签收单");

    private final String template;
    private final String title;

    DocumentKind(String template, String title) {
        this.template = template;
        this.title = title;
    }

    /** Where the compiled template lies, seen from this class. */
    String template() {
        return template + ".jasper";
    }

    /** What the document is called on paper. */
    public String title() {
        return title;
    }
}

package unioncard.audit;

import unioncard.shared.Labelled;

/** What a check of the trail (完整性校验) can find. */
public enum AuditFlaw implements Labelled {
    /** A row was changed, taken out, put in or moved. */ CHANGED("记录被改动、插入或删除"),
    /** Rows are missing at the end. */ CUT_OFF("末尾的记录缺失"),
    /** The row is not the one that was anchored outside the database, or an anchored row is gone. */ ANCHOR("与数据库外保存的锚点不符");

    private final String label;

    AuditFlaw(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

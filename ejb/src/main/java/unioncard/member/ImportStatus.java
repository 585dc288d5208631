package unioncard.member;

import java.util.Set;
import unioncard.shared.Labelled;

/** How far the import of a member form has come (导入状态). */
public enum ImportStatus implements Labelled {
    /** Its rows are read and checked. */ CHECKING("校验中"),
    /** What would be taken and what not is known; nothing has been taken. */ CHECKED("待确认"),
    /** Its rows become members. */ APPLYING("导入中"),
    /** Every row was taken or refused. */ APPLIED("已导入"),
    /** Its members go again. */ UNDOING("撤销中"),
    /** None of its members is left. */ UNDONE("已撤销"),
    /** Given up before anything was taken. */ CANCELLED("已放弃"),
    /** The file could not be read; or taking its rows broke off, then it may go on or be undone. */ FAILED("未完成");

    private final String label;

    ImportStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** What may follow. */
    public Set<ImportStatus> next() {
        return switch (this) {
            case CHECKING -> Set.of(CHECKED, FAILED, CANCELLED);
            case CHECKED -> Set.of(APPLYING, CANCELLED);
            case APPLYING -> Set.of(APPLIED, FAILED);
            case APPLIED -> Set.of(UNDOING);
            case UNDOING -> Set.of(UNDONE, APPLIED, FAILED);
            case FAILED -> Set.of(APPLYING, UNDOING);
            case UNDONE, CANCELLED -> Set.of();
        };
    }

    /** Whether a job is at work. */
    public boolean isRunning() {
        return this == CHECKING || this == APPLYING || this == UNDOING;
    }
}

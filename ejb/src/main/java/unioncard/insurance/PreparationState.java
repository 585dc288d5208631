package unioncard.insurance;

/** How far the lists of a district are prepared (名单状态). */
public enum PreparationState {
    /** 未准备. */ NEVER,
    /** 准备中. */ RUNNING,
    /** 已备好. */ PREPARED,
    /** 未完成: the job has ended without finishing. */ BROKEN_OFF
}

package unioncard.security;

/** How an account (账号) stands. */
public enum AccountState {
    /** 启用. */ ENABLED,
    /** 已锁定: too many wrong tries. */ LOCKED,
    /** 待确认: an administrator's, which the security administrator has not confirmed. */ UNCONFIRMED,
    /** 已停用. */ DISABLED
}

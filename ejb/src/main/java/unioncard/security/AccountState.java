package unioncard.security;

/** How an account (账号) stands. */
public enum AccountState {
    /** 启用. */ ENABLED,
    /** 已锁定: too many wrong tries. */ LOCKED,
    /** 待确认: an administrator's, which the security administrator has not confirmed. */ UNCONFIRMED,
    /** 已停用. */ DISABLED;

    /**
     * Condition over {@code user_account}: it stands so at {@code :now}, as {@link AccountRow#state} has it.
     *
     * @param account its alias
     */
    public String sql(String account) {
        var locked = "$a.locked_until > :now";
        return (switch (this) {
            case DISABLED -> "not $a.enabled";
            case UNCONFIRMED -> "$a.enabled and not $a.confirmed";
            case LOCKED -> "$a.enabled and $a.confirmed and " + locked;
            case ENABLED -> "$a.enabled and $a.confirmed and (" + locked + ") is not true";
        }).replace("$a", account);
    }
}

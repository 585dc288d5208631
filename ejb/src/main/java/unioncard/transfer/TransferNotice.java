package unioncard.transfer;

/** What 首页 reminds of among the transfer requests. */
public enum TransferNotice {
    /** 已超时限: open, and waiting too long. */ OVERDUE,
    /** 近 7 日有结果: asked for by the own side and lately decided, or closed by time. */ ANSWERED;

    /** Condition over a request on which somebody has decided, or time has, since {@code :answeredAfter}. */
    public static String answered(String request) {
        return "$t.status in ('DONE', 'REFUSED', 'EXPIRED') and greatest($t.in_at, $t.out_at, $t.closed_at) > :answeredAfter".replace("$t", request);
    }
}

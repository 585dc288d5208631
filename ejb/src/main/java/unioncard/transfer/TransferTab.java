package unioncard.transfer;

/** The parts of 会员转出审核. */
public enum TransferTab {
    /** 待我处理: what the caller may decide now. */ TO_DECIDE,
    /** 我发起的. */ OWN,
    /** 全部: whatever leaves or enters a union in scope. */ ALL
}

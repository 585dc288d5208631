package unioncard.web.insurance;

/** The two lists of 缴费凭证. */
public enum VoucherTab {
    /** 待缴费批次. */ DUE,
    /** 已上传凭证. */ VOUCHERS
}

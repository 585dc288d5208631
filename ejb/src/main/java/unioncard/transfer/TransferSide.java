package unioncard.transfer;

import unioncard.shared.Labelled;

/** The two sides of a transfer; the one that asks gives the request its type (申请类型). */
public enum TransferSide implements Labelled {
    /** 转入工会. */ RECEIVING("转入申请"),
    /** 转出工会: the member's present union. */ RELEASING("转出申请");

    private final String label;

    TransferSide(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

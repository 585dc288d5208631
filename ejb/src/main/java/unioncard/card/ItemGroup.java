package unioncard.card;

import unioncard.shared.Labelled;

/** Headings of the form of the special channel, in its order. */
public enum ItemGroup implements Labelled {
    DOCUMENT("证件信息"), PERMIT("居留或工作许可"), CONTACT("职业与联系方式"), BANK_NAME("与银行约定的姓名"), TAX("个人税收居民身份声明"), ATTACHMENTS("附件");

    private final String label;

    ItemGroup(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}

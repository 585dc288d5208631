package unioncard.card;

import static unioncard.card.SpecialReason.BANK_OTHER;
import static unioncard.card.SpecialReason.LONG_NAME;
import static unioncard.card.SpecialReason.MUNICIPAL_DECISION;
import static unioncard.card.SpecialReason.NON_ID_DOCUMENT;
import static unioncard.card.SpecialReason.RARE_CHARACTER;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unioncard.shared.Labelled;

/**
 * The table of the special channel: every item of its form with the reasons that ask for it, whether it must be filled in, and where it is
 * stored. SQL and page are made from it; another item is a line here and a column.
 */
public enum SpecialItem implements Labelled {
    SURNAME_LATIN("姓（英文或拼音）", ItemGroup.DOCUMENT, ItemKind.LATIN, "i.surname_latin", Need.ALWAYS, NON_ID_DOCUMENT),
    GIVEN_NAME_LATIN("名（英文或拼音）", ItemGroup.DOCUMENT, ItemKind.LATIN, "i.given_name_latin", Need.ALWAYS, NON_ID_DOCUMENT),
    SEX("性别", ItemGroup.DOCUMENT, ItemKind.SEX, "i.sex", "p.sex", Need.ALWAYS, NON_ID_DOCUMENT),
    BIRTH_DATE("出生日期", ItemGroup.DOCUMENT, ItemKind.DAY_GONE, "i.birth_date", "p.birth_date", Need.ALWAYS, NON_ID_DOCUMENT),
    NATIONALITY("国籍（地区）", ItemGroup.DOCUMENT, ItemKind.COUNTRY, "i.nationality", Need.ALWAYS, NON_ID_DOCUMENT),
    DOCUMENT_ISSUER("证件签发机关", ItemGroup.DOCUMENT, ItemKind.TEXT, "i.document_issuer", Need.ALWAYS, NON_ID_DOCUMENT),
    /** Belongs to the person and is changed like 修改证件到期日. */
    DOCUMENT_EXPIRY("证件到期日", ItemGroup.DOCUMENT, ItemKind.DAY_TO_COME, "p.document_expires_on",
            "case when p.document_long_term then date '9999-12-31' end", Need.ALWAYS, NON_ID_DOCUMENT),
    PERMIT_NO("居留或工作许可号码", ItemGroup.PERMIT, ItemKind.NUMBER, "i.permit_sealed", Need.FOREIGNER, NON_ID_DOCUMENT),
    PERMIT_EXPIRY("许可到期日", ItemGroup.PERMIT, ItemKind.DAY_TO_COME, "i.permit_expires_on", Need.FOREIGNER, NON_ID_DOCUMENT),
    OCCUPATION("职业", ItemGroup.CONTACT, ItemKind.TEXT, "i.occupation", Need.ALWAYS, NON_ID_DOCUMENT),
    ADDRESS("境内住址", ItemGroup.CONTACT, ItemKind.ADDRESS, "i.address_sealed", Need.ALWAYS, NON_ID_DOCUMENT),
    MOBILE("移动电话", ItemGroup.CONTACT, ItemKind.MOBILE, "i.mobile_sealed", "p.mobile_sealed", Need.ALWAYS, NON_ID_DOCUMENT),
    BANK_NAME("银行登记姓名", ItemGroup.BANK_NAME, ItemKind.NAME, "i.bank_name", Need.ALWAYS, RARE_CHARACTER, LONG_NAME),
    NAME_PINYIN("姓名拼音", ItemGroup.BANK_NAME, ItemKind.LATIN, "i.name_pinyin", "p.name_pinyin", Need.ALWAYS, RARE_CHARACTER, LONG_NAME, BANK_OTHER,
            MUNICIPAL_DECISION),
    TAX_RESIDENCY("税收居民身份", ItemGroup.TAX, ItemKind.RESIDENCY, "i.tax_residency", Need.ALWAYS, NON_ID_DOCUMENT),
    TAX_ADDRESS("现居地址（中文）", ItemGroup.TAX, ItemKind.ADDRESS, "i.tax_address_sealed", "i.address_sealed", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    TAX_ADDRESS_ENGLISH("现居地址（英文或拼音）", ItemGroup.TAX, ItemKind.LATIN_ADDRESS, "i.tax_address_english_sealed", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    BIRTHPLACE("出生地（中文）", ItemGroup.TAX, ItemKind.ADDRESS, "i.birthplace_sealed", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    BIRTHPLACE_ENGLISH("出生地（英文或拼音）", ItemGroup.TAX, ItemKind.LATIN_ADDRESS, "i.birthplace_english_sealed", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    TAX_COUNTRY_1("税收居民国（地区）1", ItemGroup.TAX, ItemKind.COUNTRY, "i.tax_country_1", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    TIN_1("纳税人识别号1", ItemGroup.TAX, ItemKind.NUMBER, "i.tin_1_sealed", "i.no_tin_1", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    NO_TIN_1("不能提供识别号1的原因", ItemGroup.TAX, ItemKind.LONG_TEXT, "i.no_tin_1", Need.OPTIONAL_ABROAD, NON_ID_DOCUMENT),
    TAX_COUNTRY_2("税收居民国（地区）2", ItemGroup.TAX, ItemKind.COUNTRY, "i.tax_country_2", Need.OPTIONAL_ABROAD, NON_ID_DOCUMENT),
    TIN_2("纳税人识别号2", ItemGroup.TAX, ItemKind.NUMBER, "i.tin_2_sealed", "i.no_tin_2", Need.SECOND_COUNTRY, NON_ID_DOCUMENT),
    NO_TIN_2("不能提供识别号2的原因", ItemGroup.TAX, ItemKind.LONG_TEXT, "i.no_tin_2", Need.OPTIONAL_ABROAD, NON_ID_DOCUMENT),
    TAX_COUNTRY_3("税收居民国（地区）3", ItemGroup.TAX, ItemKind.COUNTRY, "i.tax_country_3", Need.OPTIONAL_ABROAD, NON_ID_DOCUMENT),
    TIN_3("纳税人识别号3", ItemGroup.TAX, ItemKind.NUMBER, "i.tin_3_sealed", "i.no_tin_3", Need.THIRD_COUNTRY, NON_ID_DOCUMENT),
    NO_TIN_3("不能提供识别号3的原因", ItemGroup.TAX, ItemKind.LONG_TEXT, "i.no_tin_3", Need.OPTIONAL_ABROAD, NON_ID_DOCUMENT),
    TAX_SIGNED_BY("声明签署人", ItemGroup.TAX, ItemKind.SIGNER, "i.tax_signed_by", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    TAX_SIGNED_ON("声明签署日期", ItemGroup.TAX, ItemKind.DAY_GONE, "i.tax_signed_on", Need.TAXED_ABROAD, NON_ID_DOCUMENT),
    FRONT(AttachmentKind.FRONT, Need.ALWAYS, SpecialReason.values()),
    BACK(AttachmentKind.BACK, Need.TWO_SIDED, SpecialReason.values()),
    PERMIT(AttachmentKind.PERMIT, Need.FOREIGNER, NON_ID_DOCUMENT),
    AUTHORISATION(AttachmentKind.AUTHORISATION, Need.ALWAYS, NON_ID_DOCUMENT, BANK_OTHER, MUNICIPAL_DECISION),
    TAX_DECLARATION(AttachmentKind.TAX_DECLARATION, Need.TAXED_ABROAD, NON_ID_DOCUMENT);

    /** When an item that a reason asks for must be there: a condition over p (person) and i (special_information). */
    private enum Need {
        ALWAYS("true", true, false),
        /** Who has come with a passport needs a permit to live here; a permanent residence card is one. */
        FOREIGNER("p.document_type in ('FOREIGN_PASSPORT', 'OTHER')", true, false),
        /** Cards have two sides. */
        TWO_SIDED("p.document_type not in ('FOREIGN_PASSPORT', 'OTHER')", true, false),
        TAXED_ABROAD("i.tax_residency in ('NON_RESIDENT', 'BOTH')", true, true),
        SECOND_COUNTRY("i.tax_residency in ('NON_RESIDENT', 'BOTH') and i.tax_country_2 is not null", true, true),
        THIRD_COUNTRY("i.tax_residency in ('NON_RESIDENT', 'BOTH') and i.tax_country_3 is not null", true, true),
        /** May be filled in by who is taxed abroad. */
        OPTIONAL_ABROAD("true", false, true);

        private final String when;
        private final boolean required;
        private final boolean abroad;

        Need(String when, boolean required, boolean abroad) {
            this.when = when;
            this.required = required;
            this.abroad = abroad;
        }
    }

    private final String label;
    private final ItemGroup group;
    private final ItemKind kind;
    private final String column;
    private final String instead;
    private final Need need;
    private final Set<SpecialReason> reasons;
    private final AttachmentKind attachment;

    SpecialItem(String label, ItemGroup group, ItemKind kind, String column, Need need, SpecialReason... reasons) {
        this(label, group, kind, column, null, need, reasons);
    }

    /** {@code instead}: what does as well when the column is empty. */
    SpecialItem(String label, ItemGroup group, ItemKind kind, String column, String instead, Need need, SpecialReason... reasons) {
        this(label, group, kind, column, instead, need, null, reasons);
    }

    SpecialItem(AttachmentKind attachment, Need need, SpecialReason... reasons) {
        this(attachment.label(), ItemGroup.ATTACHMENTS, ItemKind.FILE, null, null, need, attachment, reasons);
    }

    SpecialItem(String label, ItemGroup group, ItemKind kind, String column, String instead, Need need, AttachmentKind attachment,
            SpecialReason... reasons) {
        this.label = label;
        this.group = group;
        this.kind = kind;
        this.column = column;
        this.instead = instead;
        this.need = need;
        this.attachment = attachment;
        this.reasons = Set.copyOf(EnumSet.copyOf(Arrays.asList(reasons)));
    }

    @Override
    public String label() {
        return label;
    }

    /** The heading it stands under. */
    public ItemGroup group() {
        return group;
    }

    /** The kind of attachment; null for what is typed. */
    public AttachmentKind attachment() {
        return attachment;
    }

    /** Whether it is a day, not a text. */
    public boolean isDay() {
        return kind.isDay();
    }

    /** Whether it is a country of ISO 3166. */
    public boolean isCountry() {
        return kind == ItemKind.COUNTRY;
    }

    /** Name of the rule for what may be typed there, for words that explain it; choices need none. */
    public String rule() {
        return kind.name();
    }

    /** Words to choose from, codes; empty when something else is filled in. */
    public List<String> choices() {
        return switch (kind) {
            case SEX -> List.of("M", "F");
            case RESIDENCY -> List.of("RESIDENT", "NON_RESIDENT", "BOTH");
            case SIGNER -> List.of("SELF", "AGENT");
            default -> List.of();
        };
    }

    /** Whether it decides which others are asked for. */
    public boolean decides() {
        return this == TAX_RESIDENCY;
    }

    /** Whether it is asked for only when the person's own is not known. */
    boolean isSpare() {
        return this == SEX || this == BIRTH_DATE;
    }

    /** Whether it is written to the form's own row. */
    boolean isStored() {
        return column != null && column.startsWith("i.");
    }

    ItemKind kind() {
        return kind;
    }

    /** Column with the alias of its table; null for attachments. */
    String column() {
        return column;
    }

    /** The value the form begins with: its own, else the person's. */
    String value() {
        return instead != null && instead.startsWith("p.") ? "coalesce(" + column + ", " + instead + ")" : column;
    }

    /** Whether it is filled in only by who is taxed elsewhere too; the page shows it when that was chosen. */
    public boolean isForTaxedAbroad() {
        return need.abroad;
    }

    /**
     * Condition: nothing is missing in the form of an entry of the special channel. For the statements of other capabilities.
     *
     * @param entry alias of pending_entry
     */
    public static String complete(String entry) {
        return "exists (select from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id "
                + "left join special_information i on i.member_id = m.id where e.id = " + entry + ".id and cardinality(" + SpecialSql.MISSING + ") = 0)";
    }

    /** Condition: the item stands in the form of the entry. Over e (entry) and p (person). */
    String offered() {
        return "e.special_reason in " + reasons.stream().map(reason -> "'" + reason + "'").sorted().collect(Collectors.joining(", ", "(", ")"))
                + (need.abroad ? "" : " and " + need.when);
    }

    /** Condition: it must be there and is not. Over e, p and i (special_information, perhaps none). */
    String missing() {
        var there = attachment != null
                ? "exists (select from special_attachment a where a.member_id = e.member_id and a.kind = '" + attachment + "' and a.removed_at is null)"
                : instead == null ? column + " is not null" : "num_nonnulls(" + column + ", " + instead + ") > 0";
        return need.required ? offered() + " and " + need.when + " and not (" + there + ")" : "false";
    }
}

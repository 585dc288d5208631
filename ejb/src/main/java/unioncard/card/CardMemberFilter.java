package unioncard.card;

import java.time.LocalDate;
import unioncard.form.TypedText;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.member.PersonName;

/**
 * What 会员卡信息管理 is narrowed to; null means all.
 *
 * @param name beginning of the name, any spelling
 * @param memberNo the whole member number
 * @param documentIndex keyed hash of the full document number
 * @param handling 办理状态
 * @param addable only those who may be added to the pending list (可添加至待办)
 * @param documentType 证件类型
 * @param unionId members of this union and of all below it
 * @param joinedFrom first day of joining
 * @param joinedTo last day of joining
 */
public record CardMemberFilter(String name, String memberNo, String documentIndex, HandlingStatus handling, boolean addable,
        DocumentType documentType, Long unionId, LocalDate joinedFrom, LocalDate joinedTo) {

    /** Everybody in 正常. */
    public static final CardMemberFilter ALL = new CardMemberFilter(null, null, null, null, false, null, null, null, null);

    public CardMemberFilter {
        name = name == null || name.isBlank() ? null : PersonName.normalise(name);
        memberNo = memberNo == null || memberNo.isBlank() ? null : TypedText.compact(memberNo);
    }

    /** Only those whose names begin so. */
    public static CardMemberFilter named(String beginning) {
        return new CardMemberFilter(beginning, null, null, null, false, null, null, null, null);
    }

    /** Condition: a member in 正常 can be ticked to be added to the pending list. For the statements of other capabilities too. */
    public static String addable(String member) {
        return "$m.handling_status in ('OPEN', 'FAILED') and not exists (select from pending_entry e where e.member_id = $m.id)".replace("$m", member);
    }

    /** Whether a condition looks at the person and not only at the membership. */
    boolean looksAtPerson() {
        return name != null || documentIndex != null || documentType != null;
    }
}

package unioncard.card;

import java.time.LocalDate;
import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;
import unioncard.member.Sex;
import unioncard.security.Masked;

/**
 * A member in 正常 as 会员卡信息管理 shows it.
 *
 * @param pending whether the member is in the pending list already
 */
public record CardMemberRow(long id, String memberNo, String name, Sex sex, DocumentType documentType, Masked document, LocalDate joinedOn,
        String unionName, HandlingStatus handling, boolean pending) {

    /** Whether the row may be ticked: 待办中 or 办卡失败, and not in the list yet. */
    public boolean isSelectable() {
        return !pending && (handling == HandlingStatus.OPEN || handling == HandlingStatus.FAILED);
    }
}

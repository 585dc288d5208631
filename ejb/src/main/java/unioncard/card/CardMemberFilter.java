package unioncard.card;

import unioncard.member.DocumentType;
import unioncard.member.HandlingStatus;

/**
 * What 会员卡信息管理 is narrowed to; null means all.
 *
 * @param name beginning of the name
 * @param memberNo the whole member number
 * @param documentIndex keyed hash of the full document number
 * @param handling 办理状态
 * @param documentType 证件类型
 */
public record CardMemberFilter(String name, String memberNo, String documentIndex, HandlingStatus handling, DocumentType documentType) {
}

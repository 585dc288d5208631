package unioncard.member;

import java.time.LocalDate;
import unioncard.security.Masked;

/**
 * A member in a list.
 *
 * @param suspected whether the member looks like somebody else (疑似重复); told only to who reviews
 * @param noted whether something has to be looked into (待核实事项)
 */
public record MemberRow(long id, String memberNo, String name, Sex sex, DocumentType documentType, Masked document, Masked mobile,
        String unionName, MemberStatus status, HandlingStatus handlingStatus, LocalDate joinedOn, int version,
        boolean suspected, boolean noted) {

    /** Whether 办理状态 says something: not before the member is one, nor of one who left without ever asking for a card. */
    public boolean isHandlingTold() {
        return switch (status) {
            case UNREVIEWED, REFUSED -> false;
            case LEFT -> handlingStatus != HandlingStatus.OPEN;
            default -> true;
        };
    }

    MemberRow marked(boolean lookingLikeAnother) {
        return new MemberRow(id, memberNo, name, sex, documentType, document, mobile, unionName, status, handlingStatus, joinedOn, version,
                lookingLikeAnother, noted);
    }
}

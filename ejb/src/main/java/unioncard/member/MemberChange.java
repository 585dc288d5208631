package unioncard.member;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An entry of 会籍变动记录.
 *
 * @param action what was done
 * @param status state since then
 * @param changedOn 会籍变化日期
 * @param reason 会籍变化原因, or why a review was refused
 * @param remark further words
 * @param actor name of who did it
 */
public record MemberChange(MembershipAction action, MemberStatus status, LocalDate changedOn, String reason, String remark, Instant at,
        String actor) {
}

package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalNumbers;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** 转入特殊通道, 转回普通通道: what the municipal federation decides about a member's channel, whether in the pending list or not yet. */
@Stateless
public class SpecialDecisions {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;

    public SpecialDecisions() {
    }

    @Inject
    SpecialDecisions(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
    }

    /** Why a member within the data scope goes through the special channel; empty when not. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Optional<SpecialReason> reason(long memberId) {
        return jdbi.withHandle(h -> DecisionSql.reason(h, memberId, current.get().scope()));
    }

    /**
     * The member goes through the special channel from now on; an entry of the pending list goes over at once and keeps its verification.
     *
     * @param reason told in 办卡日志; numbers of persons in it are masked
     * @throws DomainException {@code decision.no-reason}, {@code decision.already} when the member does so anyway, {@code decision.verifying},
     *         {@code decision.not-open} when the member cannot get a card now
     */
    @Requires(Permission.DECIDE_CHANNEL)
    public void moveToSpecial(long memberId, String reason) {
        decide(memberId, reason, true);
    }

    /**
     * The decision is taken back. {@code decision.not-made} when the special channel has another cause: the document, or the bank's answer.
     */
    @Requires(Permission.DECIDE_CHANNEL)
    public void moveBack(long memberId, String reason) {
        decide(memberId, reason, false);
    }

    private void decide(long memberId, String reason, boolean special) {
        if (reason == null || reason.isBlank()) {
            throw new DomainException("decision.no-reason");
        }
        var user = current.get();
        jdbi.useHandle(h -> {
            var subject = DecisionSql.lock(h, memberId, user.scope()).orElseThrow(() -> new DomainException("not-found"));
            note.about("member " + subject.memberNo());
            if (special && subject.reason() != null) {
                throw new DomainException("decision.already", subject.name(), subject.reason().label());
            }
            if (!special && subject.reason() != SpecialReason.MUNICIPAL_DECISION) {
                throw new DomainException("decision.not-made", subject.name());
            }
            if (subject.verifying()) {
                throw new DomainException("decision.verifying", subject.name());
            }
            if (!subject.open()) {
                throw new DomainException("decision.not-open", subject.name());
            }
            if (!DecisionSql.move(h, memberId, special)) {
                throw new DomainException("decision.verifying", subject.name());
            }
            CardLogSql.write(h, memberId, clock.instant(), user.name(), special ? "TO_SPECIAL" : "TO_REGULAR", "DONE",
                    (special ? "市总决定转入特殊办卡通道：" : "市总决定转回普通办卡通道：") + PersonalNumbers.masked(reason.strip()), null);
        });
    }
}

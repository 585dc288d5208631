package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.card.CardsReplaced;
import unioncard.member.MembershipChanged;
import unioncard.shared.DomainException;
import unioncard.shared.WholeCity;

/**
 * Holds members back whose enrolment waits for the district: confirmed without them its totals would be wrong, so the batch is confirmed,
 * returned or withdrawn first. A cover in force goes on to the year's end, and is paid to the card that has taken the place of the old one.
 */
@ApplicationScoped
class EnrolmentKeeper {

    private Jdbi jdbi;
    private Clock clock;

    EnrolmentKeeper() {
    }

    @Inject
    EnrolmentKeeper(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Refuses with {@code member.enrolment-open} who would no longer be 正常. */
    void holdBack(@Observes MembershipChanged change) {
        if (change.endsActivity() && jdbi.withHandle(h -> h.createQuery(
                "select count(*) from cover where member_id = any(:ids) and status = 'PROPOSED'").bindArray("ids", Long.class, change.memberIds())
                .mapTo(Integer.class).one()) > 0) {
            throw new DomainException("member.enrolment-open", change.action().label());
        }
    }

    /** What is paid from a cover that has not ended goes to the new card. */
    void payTo(@Observes CardsReplaced change) {
        // The cover may belong to the union the person has come from; whoever may replace the card may do this with it.
        jdbi.useHandle(h -> WholeCity.in(h, () -> h.createUpdate("""
                update cover v set card_id = c.replaced_by_id from card c
                where c.id = any(:cards) and v.card_id = c.id and v.status in ('PROPOSED', 'CONFIRMED') and v.ends_on >= :today""")
                .bindArray("cards", Long.class, change.cardIds()).bind("today", LocalDate.now(clock)).execute()));
    }
}

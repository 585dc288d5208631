package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.MembershipChanged;
import unioncard.shared.DomainException;

/**
 * Holds members back whose enrolment waits for the district: confirmed without them its totals would be wrong, so the batch is confirmed,
 * returned or withdrawn first. A cover in force goes on to the year's end.
 */
@ApplicationScoped
class EnrolmentKeeper {

    private Jdbi jdbi;

    EnrolmentKeeper() {
    }

    @Inject
    EnrolmentKeeper(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Refuses with {@code member.enrolment-open} who would no longer be 正常. */
    void holdBack(@Observes MembershipChanged change) {
        if (change.endsActivity() && jdbi.withHandle(h -> h.createQuery(
                "select count(*) from cover where member_id = any(:ids) and status = 'PROPOSED'").bindArray("ids", Long.class, change.memberIds())
                .mapTo(Integer.class).one()) > 0) {
            throw new DomainException("member.enrolment-open", change.action().label());
        }
    }
}

package unioncard.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.IdentityChanged;
import unioncard.member.MemberStatus;
import unioncard.member.MembershipChanged;
import unioncard.shared.WholeCity;

/** Keeps the pending list and 办理状态 in step with what happens to members. What is at the bank goes on and follows the person. */
@ApplicationScoped
class PendingListKeeper {

    private Jdbi jdbi;

    PendingListKeeper() {
    }

    @Inject
    PendingListKeeper(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Who is no longer 正常 leaves the list; who comes with a card, from another union or an earlier time, is not open for one. */
    void keep(@Observes MembershipChanged change) {
        if (change.endsActivity()) {
            jdbi.useHandle(h -> KeeperSql.remove(h, change.memberIds(), change.actor(), change.at(),
                    "会员" + change.action().label() + "，移出待办人员列表"));
        } else if (change.from() == MemberStatus.UNREVIEWED && change.to() == MemberStatus.ACTIVE) {
            // The card may have been issued in another union; it is the person's, and the person is the reviewer's now.
            jdbi.useHandle(h -> WholeCity.in(h, () -> KeeperSql.takeOverCards(h, change.memberIds(), change.actor(), change.at())));
        }
    }

    /** Who is verified under another name or document must be verified again, in the channel of the new document. */
    void verifyAgain(@Observes IdentityChanged change) {
        jdbi.useHandle(h -> KeeperSql.verifyAgain(h, change.memberId(), change.actor(), change.at()));
    }
}

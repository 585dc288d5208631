package unioncard.insurance;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.ledger.Ledger;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Reason;

/** One person's covers across the years (保障详情), and their end before the year's end (保障终止). */
@Stateless
public class PersonCoverage {

    private static final int REMARK_LENGTH = 300;

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    Ledger ledger;

    /**
     * The person behind a cover in scope, with what holds on a day. A cover outside the scope looks as if it did not exist. Each inquiry is audited.
     *
     * @param on the day, null for today in the city
     */
    // Covers follow the person: those of earlier years may be another union's.
    @Requires(value = Permission.INQUIRE_COVERAGE, sees = Sees.WHOLE_CITY)
    public PersonCovers of(long coverId, LocalDate on) {
        var user = current.get();
        var day = on == null ? LocalDate.now(clock) : on;
        note.about("cover " + coverId + ", day " + day);
        return jdbi.withHandle(h -> PersonCoverSql.person(h, user.scope(), coverId, day,
                PersonCoverSql.covers(h, user, coverId, day, user.may(Permission.END_COVERS)), PersonCoverSql.events(h, user.scope(), coverId)))
                .orElseThrow(NotAllowed::new);
    }

    /**
     * 保障终止. Refused with {@code cover.end-day} when the day is in the future, after the cover's last or, unless the person has died, before its
     * first; with {@code cover.ended} when it has ended already; with {@code cover.remark} without a remark. A surplus cover
     * ({@link CoverEnd#DUPLICATE}) is void from its first day and its premium struck off; refused with {@code cover.benefits-paid} when
     * something was paid from it, and as {@link Ledger#strikeOff}.
     *
     * @param on last day of the cover; of a surplus one it means nothing
     */
    @Requires(Permission.END_COVERS)
    public void end(long coverId, CoverEnd reason, LocalDate on, String remark) {
        note.about("cover " + coverId);
        ledger.holdUnion(coverId);
        jdbi.useHandle(h -> {
            var days = PersonCoverSql.lock(h, current.get().scope(), coverId).orElseThrow(NotAllowed::new);
            if (days.endedOn() != null) {
                throw new DomainException("cover.ended");
            }
            boolean surplus = reason == CoverEnd.DUPLICATE;
            if (surplus && PersonCoverSql.hasPaid(h, coverId)) {
                throw new DomainException("cover.benefits-paid");
            }
            var last = surplus ? days.startsOn().minusDays(1) : lastDay(days, reason, on);
            var words = Reason.of(remark, "cover.remark", REMARK_LENGTH);
            PersonCoverSql.end(h, coverId, last, reason);
            var ended = new PersonCoverSql.Days(days.startsOn(), days.endsOn(), last, reason);
            PersonCoverSql.note(h, coverId, "ENDED", ended, words, current.get(), clock.instant());
            if (surplus) {
                ledger.strikeOff(coverId, words);
            }
            note.about(reason + ", day " + last);
        });
    }

    private LocalDate lastDay(PersonCoverSql.Days days, CoverEnd reason, LocalDate on) {
        boolean tooEarly = on != null && on.isBefore(days.startsOn()) && reason != CoverEnd.DEATH;
        if (on == null || on.isAfter(LocalDate.now(clock)) || on.isAfter(days.endsOn()) || tooEarly) {
            throw new DomainException("cover.end-day", days.startsOn().toString(), days.endsOn().toString());
        }
        return on;
    }

    /**
     * 撤销终止: the cover goes on to the year's end, and is charged again when it was void. Refused with {@code cover.not-ended} and {@code cover.remark}, and
     * as {@link Ledger#chargeAgain}.
     */
    @Requires(Permission.END_COVERS)
    public void goOn(long coverId, String remark) {
        note.about("cover " + coverId);
        ledger.holdUnion(coverId);
        jdbi.useHandle(h -> {
            var days = PersonCoverSql.lock(h, current.get().scope(), coverId).orElseThrow(NotAllowed::new);
            if (days.endedOn() == null) {
                throw new DomainException("cover.not-ended");
            }
            var words = Reason.of(remark, "cover.remark", REMARK_LENGTH);
            PersonCoverSql.end(h, coverId, null, null);
            PersonCoverSql.note(h, coverId, "REVOKED", days, words, current.get(), clock.instant());
            if (days.endReason() == CoverEnd.DUPLICATE) {
                ledger.chargeAgain(coverId, words);
            }
        });
    }
}

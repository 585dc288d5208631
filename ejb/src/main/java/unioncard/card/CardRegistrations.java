package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 年度注册: once a year a union registers the cards of its members; a card in force and registered is a valid one (有效卡). */
@Stateless
public class CardRegistrations {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private Parameters parameters;

    public CardRegistrations() {
    }

    @Inject
    CardRegistrations(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, Parameters parameters) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.parameters = parameters;
    }

    /** The year that is registered for now, and when. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public RegistrationYear year() {
        return RegistrationYear.of(LocalDate.now(clock), parameters.number(Parameter.CARD_REGISTRATION_FROM),
                parameters.number(Parameter.CARD_REGISTRATION_TO));
    }

    /** A slice of the cards in 正常 within the data scope; sorts: memberNo, name, cardNoDate. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<RegistrationRow> list(RegistrationFilter filter, Slice slice) {
        return jdbi.withHandle(h -> RegistrationSql.list(h, filter, current.get().scope(), thisYear(), slice));
    }

    /** How many cards within the data scope are registered and how many are not. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public RegistrationCounts counts() {
        return jdbi.withHandle(h -> RegistrationSql.counts(h, current.get().scope(), thisYear()));
    }

    /**
     * Registers cards of the own union for this year; returns how many, without those that are registered already, or no longer 正常.
     * Refused with {@code registration.none-selected}, {@code registration.nothing}, {@code registration.closed}.
     */
    @Requires(Permission.MANAGE_CARDS)
    public int register(Collection<Long> cardIds) {
        if (cardIds.isEmpty()) {
            throw new DomainException("registration.none-selected");
        }
        return register("c.id = any(:ids)", Map.of("ids", cardIds.toArray(Long[]::new)));
    }

    /** The same for every card of the own union that matches the filter, whatever state it names. */
    @Requires(Permission.MANAGE_CARDS)
    public int registerAll(RegistrationFilter filter) {
        var where = RegistrationSql.who(filter);
        return register(where.sql(), where.values());
    }

    private int register(String which, Map<String, Object> values) {
        var year = year();
        var bound = new HashMap<>(values);
        bound.put("anyCard", year.isOpen());
        bound.put("yearBegin", year.begin());
        int done = jdbi.withHandle(h -> RegistrationSql.register(h, which, bound, year.year(), current.get(), clock.instant()));
        if (done == 0) {
            throw year.isOpen() ? new DomainException("registration.nothing")
                    : new DomainException("registration.closed", year.from().toString(), year.to().toString());
        }
        note.about("year " + year.year() + ", " + done + " cards");
        return done;
    }

    private int thisYear() {
        return LocalDate.now(clock).getYear();
    }
}

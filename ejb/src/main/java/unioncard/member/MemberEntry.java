package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Parameters;

/** 新增会员: one member typed in, judged like a row of the collection form, and 未审核 from then on. */
@Stateless
public class MemberEntry {

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private PersonalData personalData;
    @Inject
    private Parameters parameters;
    @Inject
    private Clock clock;

    public MemberEntry() {
    }

    MemberEntry(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Refuses who cannot enter members at all, with {@code import.not-grassroots} or {@code import.union-closed}; returns the union's name. */
    @Requires(value = Permission.EDIT_MEMBERS, audited = false)
    public String union() {
        place();
        return current.get().unionName();
    }

    /**
     * Takes a member into the caller's own grassroots union and returns the id. Refused with {@link UnfitMember}, {@code expiry.past},
     * {@code member.here}, {@code member.elsewhere}, {@code member.other-name} and like {@link #union}.
     */
    @Requires(Permission.EDIT_MEMBERS)
    public long add(TypedMember typed) {
        var place = place();
        var today = LocalDate.now(clock);
        var newcomer = typed.check(Ages.of(parameters, today));
        typed.requireValidDocument(today);
        return jdbi.withHandle(h -> {
            EntrySql.addPerson(h, newcomer, personalData);
            var known = EntrySql.lock(h, newcomer.document().type(), personalData.index(PersonalKind.DOCUMENT,
                    newcomer.document().key()));
            if (known.unionId() != null) {
                throw new DomainException(known.unionId() == place.id() ? "member.here" : "member.elsewhere");
            }
            // Who has been a member before has a name that somebody reviewed; who was only ever refused may have been misspelt.
            if (known.left() && !known.name().equals(newcomer.name().value())) {
                throw new DomainException("member.other-name");
            }
            EntrySql.describe(h, known.personId(), newcomer, typed, personalData);
            var added = EntrySql.addMember(h, known.personId(), place, newcomer, clock.instant())
                    .orElseThrow(() -> new DomainException("member.elsewhere"));
            note.about("member " + added.memberNo());
            return added.id();
        });
    }

    private ImportSql.Place place() {
        var user = current.get();
        var place = jdbi.withHandle(h -> ImportSql.place(h, user.unionId()));
        if (!place.grassroots()) {
            throw new DomainException("import.not-grassroots", user.unionName());
        }
        if (!place.active()) {
            throw new DomainException("import.union-closed", user.unionName());
        }
        return place;
    }
}

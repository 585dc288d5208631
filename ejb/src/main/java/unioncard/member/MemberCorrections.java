package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Proposal;
import unioncard.member.ChangeSql.Recorded;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Parameters;

/**
 * Corrections of members: ordinary particulars at once, name, document, birth date and sex by the two-person rule. Both are based on the
 * versions that the clerk has seen, of the membership and of the person.
 */
@Stateless
public class MemberCorrections {

    private static final Set<FormColumn> IDENTITY = EnumSet.of(FormColumn.NAME, FormColumn.SEX, FormColumn.BIRTH_DATE, FormColumn.DOCUMENT_TYPE,
            FormColumn.DOCUMENT_NUMBER);

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private PersonalData personalData;
    @Inject
    private ApprovalRequests approvals;
    @Inject
    private IdentityChange identityChange;
    @Inject
    private Event<IdentityChanged> changed;
    @Inject
    private Parameters parameters;
    @Inject
    private Clock clock;

    public MemberCorrections() {
    }

    MemberCorrections(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, ApprovalRequests approvals,
            IdentityChange identityChange, Event<IdentityChanged> changed, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.approvals = approvals;
        this.identityChange = identityChange;
        this.changed = changed;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** The member to fill a form with; {@code not-allowed} when it is not the caller's to correct, or in no state to be. */
    @Requires(value = Permission.EDIT_MEMBERS, audited = false)
    public MemberDetail find(long memberId) {
        return jdbi.withHandle(h -> MemberSql.detail(h, current.get().scope(), memberId))
                .filter(member -> member.status().allows(MembershipAction.CORRECT)).orElseThrow(NotAllowed::new);
    }

    /**
     * Corrects the ordinary particulars; a blank mobile number stays as it is. Refused with {@code changed-meanwhile},
     * {@code member.not-possible}, {@link UnfitMember}, {@code expiry.past} and {@code member.nothing-changed}.
     *
     * @param typed whose name, sex, birth date, document and beginning of the membership are ignored
     */
    @Requires(Permission.EDIT_MEMBERS)
    public void correct(long memberId, int memberVersion, int personVersion, TypedMember typed) {
        var user = current.get();
        var now = clock.instant();
        var today = LocalDate.now(clock);
        jdbi.useHandle(h -> {
            var known = ChangeSql.lock(h, user.scope(), memberId).orElseThrow(NotAllowed::new);
            note.about("member " + known.memberNo());
            requireVersions(known, memberVersion, personVersion);
            known.status().after(MembershipAction.CORRECT);
            boolean sameMobile = typed.mobile() == null || typed.mobile().isBlank();
            var oldMobile = personalData.open(known.mobile());
            var newcomer = typed.with(known, personalData.open(known.document()), sameMobile ? oldMobile : typed.mobile()).check(Ages.of(parameters, today));
            boolean sameExpiry = typed.documentLongTerm() == known.documentLongTerm()
                    && Objects.equals(typed.lastDay(), known.documentExpiresOn());
            if (!sameExpiry) {
                typed.requireValidDocument(today);
            }
            var words = CorrectedWords.of(known, newcomer, Objects.equals(newcomer.mobile(), oldMobile), sameExpiry);
            ChangeSql.correct(h, known, newcomer, typed, personalData.seal(PersonalKind.MOBILE, newcomer.mobile()).token());
            ChangeSql.record(h, memberId, MembershipAction.CORRECT, new Recorded(today, null, words), user, now);
            if (!sameExpiry) {
                changed.fire(new IdentityChanged(memberId, user.name(), now));
            }
        });
    }

    /**
     * Asks for another name, document, birth date or sex; somebody else with {@link Permission#REVIEW_MEMBERS} decides. Refused with
     * {@code changed-meanwhile}, {@code member.not-possible}, {@code member.at-the-bank}, {@link UnfitMember}, {@code member.document-taken},
     * {@code approval.no-change}, {@code approval.reason} and {@code approval.open-already}.
     */
    @Requires(Permission.EDIT_MEMBERS)
    public void requestIdentity(long memberId, int memberVersion, int personVersion, IdentityWish wish, String reason) {
        var today = LocalDate.now(clock);
        jdbi.useHandle(h -> {
            var known = ChangeSql.find(h, current.get().scope(), memberId).orElseThrow(NotAllowed::new);
            note.about("member " + known.memberNo());
            requireVersions(known, memberVersion, personVersion);
            IdentityChange.requirePossible(known);
            var oldNumber = personalData.open(known.document());
            var asked = Identity.of(fit(known, wish, oldNumber, today), today);
            var was = new Identity(known.name(), known.documentType(), oldNumber, known.birthDate(), known.sex());
            if (asked.equals(was)) {
                throw new DomainException("approval.no-change");
            }
            identityChange.requireFree(h, asked.document(today), known.personId());
            approvals.open(identityChange, new Proposal(IdentityChange.subject(memberId), known.memberNo() + " " + known.name(), known.unionId(),
                    known.personVersion(), was.changesTo(asked), reason));
        });
    }

    /** The wish with everything filled in, when no rule of the form about an identity stands against it. */
    private IdentityWish fit(StoredMember known, IdentityWish wish, String oldNumber, LocalDate today) {
        boolean sameNumber = wish.documentNumber() == null || wish.documentNumber().isBlank();
        var whole = sameNumber ? new IdentityWish(wish.name(), wish.documentType(), oldNumber, wish.birthDate(), wish.sex()) : wish;
        var check = new FormCheck(Ages.of(parameters, today));
        check.check(TypedMember.of(known, whole).row());
        var words = IDENTITY.stream().map(FormColumn::header).toList();
        var against = check.refusals().stream().filter(refusal -> words.contains(refusal.columnName())).toList();
        if (!against.isEmpty()) {
            throw new UnfitMember(against);
        }
        return whole;
    }

    private static void requireVersions(StoredMember known, int memberVersion, int personVersion) {
        if (known.version() != memberVersion || known.personVersion() != personVersion) {
            throw new DomainException("changed-meanwhile");
        }
    }
}

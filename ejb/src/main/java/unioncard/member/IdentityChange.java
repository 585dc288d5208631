package unioncard.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.member.ChangeSql.Recorded;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;

/** Change of a member's identity (变更身份信息) under the two-person rule, based on the version of the person. */
@ApplicationScoped
public class IdentityChange implements ApprovalKind {

    private static final String SUBJECT = "member ";

    private Jdbi jdbi;
    private CurrentUser current;
    private PersonalData personalData;
    private Event<IdentityChanged> changed;
    private Clock clock;

    IdentityChange() {
    }

    @Inject
    IdentityChange(Jdbi jdbi, CurrentUser current, PersonalData personalData, Event<IdentityChanged> changed, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.personalData = personalData;
        this.changed = changed;
        this.clock = clock;
    }

    static String subject(long memberId) {
        return SUBJECT + memberId;
    }

    @Override
    public String code() {
        return "MEMBER_IDENTITY";
    }

    @Override
    public Permission decides() {
        return Permission.REVIEW_MEMBERS;
    }

    @Override
    public String word(String field, String value) {
        return switch (field) {
            case Identity.DOCUMENT_TYPE -> DocumentType.valueOf(value).label();
            case Identity.SEX -> Sex.valueOf(value).label();
            default -> value;
        };
    }

    @Override
    public Optional<PersonalKind> personal(String field) {
        return field.equals(Identity.DOCUMENT) ? Optional.of(PersonalKind.DOCUMENT) : Optional.empty();
    }

    @Override
    public void carryOut(Approved request) {
        long memberId = Long.parseLong(request.subject().substring(SUBJECT.length()));
        var now = clock.instant();
        var today = LocalDate.now(clock);
        jdbi.useHandle(h -> {
            var known = ChangeSql.lock(h, memberId);
            if (known.personVersion() != request.basis()) {
                throw new Overtaken();
            }
            requirePossible(known);
            var was = new Identity(known.name(), known.documentType(), personalData.open(known.document()), known.birthDate(), known.sex());
            var asked = Identity.of(request.values());
            var document = asked.document(today);
            requireFree(h, document, known.personId());
            write(h, known.personId(), asked, document);
            ChangeSql.record(h, memberId, MembershipAction.CHANGE_IDENTITY, new Recorded(today, request.reason(),
                    asked.differenceFrom(was) + "（申请人：" + request.requesterName() + "）"), current.get(), now);
            changed.fire(new IdentityChanged(memberId, current.get().name(), now));
        });
    }

    /** Refuses with {@code member.not-possible}, and with {@code member.at-the-bank} while the bank has the person under the old name. */
    static void requirePossible(StoredMember known) {
        known.status().after(MembershipAction.CHANGE_IDENTITY);
        if (known.handlingStatus() == HandlingStatus.IN_PROGRESS) {
            throw new DomainException("member.at-the-bank");
        }
    }

    /** Refuses a document that somebody else has, with {@code member.document-taken}. */
    void requireFree(Handle h, DocumentNumber document, long personId) {
        if (ChangeSql.taken(h, document.type(), personalData.index(PersonalKind.DOCUMENT, document.key()), personId)) {
            throw new DomainException("member.document-taken");
        }
    }

    private void write(Handle h, long personId, Identity asked, DocumentNumber document) {
        try {
            ChangeSql.identify(h, personId, PersonName.of(asked.name()), document,
                    personalData.seal(PersonalKind.DOCUMENT, document.value()).token(),
                    personalData.index(PersonalKind.DOCUMENT, document.key()), asked.birthDate(), asked.sex());
        } catch (UnableToExecuteStatementException e) {
            throw BrokenConstraint.of(e).equals("uq_person_document") ? new DomainException("member.document-taken") : e;
        }
    }
}

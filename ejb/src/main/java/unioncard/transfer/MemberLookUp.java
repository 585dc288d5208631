package unioncard.transfer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.DocumentNumber;
import unioncard.member.PersonName;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Looks for the one member whom the own union wants to take over (转入申请). The only way to see somebody beyond the data scope: by the
 * member number, or by name and full document number; masked, audited each time, and only so often in an hour.
 */
@Stateless
public class MemberLookUp {

    /** For so long a request may refer to a look-up; the limit counts over the same time. */
    static final Duration HOLDS = Duration.ofHours(1);

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    PersonalData personalData;
    @Inject
    Parameters parameters;

    /**
     * The member to whom everything typed applies; empty when there is none. Refused with {@code transfer.look-up-incomplete},
     * {@code transfer.too-many-look-ups} and {@code transfer.grassroots-only}.
     *
     * @param memberNo ten digits, or blank when name and document are given
     */
    @Requires(Permission.REQUEST_TRANSFERS)
    public Optional<FoundMember> find(String memberNo, String name, String document) {
        var number = memberNo == null ? null : blankToNull(Normalizer.normalize(memberNo, Normalizer.Form.NFKC));
        var person = blankToNull(name);
        var documentNo = blankToNull(document);
        boolean byNumber = number != null && number.matches("[0-9]{10}");
        if (number == null ? person == null || documentNo == null : !byNumber) {
            throw new DomainException("transfer.look-up-incomplete");
        }
        var user = current.get();
        var now = clock.instant();
        return jdbi.withHandle(h -> {
            TransferSql.grassroots(h, user.unionId()).orElseThrow(() -> new DomainException("transfer.grassroots-only"));
            int most = parameters.number(Parameter.TRANSFER_LOOK_UPS_PER_HOUR);
            if (LookUpSql.countSince(h, user.id(), now.minus(HOLDS)) >= most) {
                throw new DomainException("transfer.too-many-look-ups", most);
            }
            var members = LookUpSql.members(h, number, person == null ? null : PersonName.normalise(person),
                    documentNo == null ? null : personalData.index(PersonalKind.DOCUMENT, DocumentNumber.key(documentNo)));
            boolean one = members.size() == 1;
            long lookUp = LookUpSql.record(h, user, one ? members.get(0) : null, now, now.minus(HOLDS));
            var found = one ? Optional.of(LookUpSql.found(h, lookUp)) : Optional.<FoundMember>empty();
            note.about((byNumber ? "by number: " : "by name and document: ") + found.map(m -> "member " + m.memberNo()).orElse("nobody"));
            return found;
        });
    }

    private static String blankToNull(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}

package unioncard.ledger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.attachment.AttachmentContent;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 缴费凭证 within the caller's data scope: which batches still owe, and what was handed in. */
@Stateless
public class Vouchers {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;

    public Vouchers() {
    }

    @Inject
    Vouchers(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PersonalData personalData) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
    }

    /** A slice of the batches that owe, those due first in front; sorts: batchNo, dueOn, lowerFen, headcount. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<DueBatch> due(DueFilter filter, Slice slice) {
        return jdbi.withHandle(h -> VoucherSql.due(h, current.get().scope(), filter, LocalDate.now(clock), slice));
    }

    /** A slice of the vouchers, last handed in first; sorts: amountFen, paidOn, uploadedAt, status. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public Rows<VoucherRow> list(VoucherFilter filter, Slice slice) {
        return jdbi.withHandle(h -> VoucherSql.list(h, current.get(), filter, slice));
    }

    /** One voucher in scope; outside it {@code not-allowed}, as if it did not exist. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public VoucherRow get(long voucherId) {
        return jdbi.withHandle(h -> VoucherSql.find(h, current.get(), voucherId)).orElseThrow(NotAllowed::new);
    }

    /** The batches a voucher pays, as they are now. */
    @Requires(value = Permission.VIEW_ENROLMENTS, audited = false)
    public List<DueBatch> batches(long voucherId) {
        return jdbi.withHandle(h -> VoucherSql.batches(h, current.get().scope(), voucherId, LocalDate.now(clock)));
    }

    /** A voucher's file in full. {@code not-found} when there is none. */
    @Requires(value = Permission.VIEW_ENROLMENTS, sees = Sees.OWN_SCOPE)
    public AttachmentContent open(long voucherId) {
        var file = jdbi.withHandle(h -> VoucherSql.file(h, current.get().scope(), voucherId)).orElseThrow(() -> new DomainException("not-found"));
        note.about("voucher " + voucherId);
        return new AttachmentContent("缴费凭证-" + voucherId + "." + file.mediaType().extension(), file.mediaType(),
                FileSeal.of(personalData, file.keySealed()).open(VoucherUpload.WHOLE, file.content()));
    }
}

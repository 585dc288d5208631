package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Proposal;
import unioncard.bankfile.HeldSql.Stored;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.ListSheet;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 反馈挂起处理: lines of the bank that could not be applied, within the data scope, until two persons have settled them. */
@Stateless
public class HeldLines {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private ApprovalRequests approvals;
    private LineSettlement settlement;
    private Clock clock;

    public HeldLines() {
    }

    @Inject
    HeldLines(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, ApprovalRequests approvals, LineSettlement settlement,
            Clock clock) {
        this.clock = clock;
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.approvals = approvals;
        this.settlement = settlement;
    }

    /** A slice of the list, oldest first. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Rows<HeldRow> list(HeldFilter filter, Slice slice) {
        return jdbi.withHandle(h -> HeldSql.list(h, current.get().scope(), filter, slice));
    }

    /** The list as a spreadsheet (.xlsx), card numbers masked; the stream stays open. */
    @Requires(Permission.VIEW_CARDS)
    public void write(HeldFilter filter, OutputStream out) {
        note.about("held lines");
        var sheet = new ListSheet<>(out, HeldSheet.NAME, clock.getZone(), HeldSheet.COLUMNS);
        jdbi.useHandle(h -> HeldSql.each(h, current.get().scope(), filter, sheet::add));
        sheet.finish();
    }

    /**
     * Asks a second person to let the line count as corrected, or to leave it aside. Without a card number the one the bank sent is meant.
     * Refused with {@code changed-meanwhile}, what {@link LineSettlement#requirePossible} refuses, {@code approval.reason} and
     * {@code approval.open-already}.
     */
    @Requires(Permission.SETTLE_FEEDBACK)
    public void settle(long heldId, int version, Settlement wish, String reason) {
        jdbi.useHandle(h -> {
            var line = HeldSql.find(h, current.get().scope(), heldId).orElseThrow(NotAllowed::new);
            note.about("held line " + heldId);
            if (line.version() != version || !line.undecided()) {
                throw new DomainException("changed-meanwhile");
            }
            var sent = new Settlement(false, line.seq(), line.code(), personalData.open(line.cardNo()), line.cardDate());
            var whole = wish.apply() ? complete(wish, sent, HeldSql.codeClass(h, wish.code() == null ? "" : wish.code()).orElse("")) : wish;
            if (whole.apply()) {
                settlement.requirePossible(h, line, whole);
            }
            approvals.open(settlement, new Proposal(LineSettlement.subject(heldId), summary(line), line.unionId(), line.version(),
                    whole.changesFrom(sent), reason));
        });
    }

    private static Settlement complete(Settlement wish, Settlement sent, String codeClass) {
        if (!codeClass.equals("SUCCESS")) {
            return new Settlement(true, wish.seq(), wish.code(), null, null);
        }
        boolean blank = wish.cardNo() == null || wish.cardNo().isBlank();
        return new Settlement(true, wish.seq(), wish.code(), blank ? sent.cardNo() : wish.cardNo().strip(), wish.cardDate());
    }

    private static String summary(Stored line) {
        return "批次 " + line.batchNo() + " 第 " + line.lineNo() + " 行" + (line.memberNo() == null ? "" : " 会员 " + line.memberNo())
                + "（" + line.reason().label() + "）";
    }
}

package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Change;
import unioncard.approval.RuleProposal;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** 银行返回码: what the bank's answers mean, and proposals for new codes and other meanings, which somebody else decides. */
@Stateless
public class ReturnCodes {

    private Jdbi jdbi;
    private AuditNote note;
    private ApprovalRequests approvals;
    private ReturnCodeChange kind;
    private Clock clock;

    public ReturnCodes() {
    }

    @Inject
    ReturnCodes(Jdbi jdbi, AuditNote note, ApprovalRequests approvals, ReturnCodeChange kind, Clock clock) {
        this.jdbi = jdbi;
        this.note = note;
        this.approvals = approvals;
        this.kind = kind;
        this.clock = clock;
    }

    /** Every code, by code: those defined, those that the bank has sent and nobody has defined, and those proposed. */
    @Requires(value = Permission.VIEW_RULES, audited = false)
    public List<ReturnCodeRow> list() {
        return jdbi.withHandle(h -> ReturnCodeSql.rows(h, clock.instant()));
    }

    /**
     * Proposes a new code, or another meaning of one; answers applied before keep their result. Refused with what {@link ReturnCode#sound} refuses,
     * {@code return-code.known} for a new code that is defined, {@code changed-meanwhile}, {@code approval.no-change}, {@code approval.reason} and
     * {@code approval.open-already}.
     *
     * @param version of the {@link ReturnCodeRow} that the proposal is based on; {@link ReturnCodeRow#UNDEFINED} for a new code
     */
    @Requires(Permission.CHANGE_RULES)
    public void propose(ReturnCode wanted, int version, String reason) {
        note.about("return code " + wanted.code());
        var sound = wanted.sound();
        var known = jdbi.withHandle(h -> ReturnCodeSql.row(h, sound.code(), clock.instant()));
        if (version == ReturnCodeRow.UNDEFINED && known.present() != null) {
            throw new DomainException("return-code.known", sound.code());
        }
        approvals.open(kind, new RuleProposal(ReturnCodeChange.subject(sound.code()), "返回码 " + sound.code() + "：" + sound.text(), null, version,
                known.version(), Change.between(ReturnCodeChange.fields(known.present()), ReturnCodeChange.fields(sound)), reason));
    }
}

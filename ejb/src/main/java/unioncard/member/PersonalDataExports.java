package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Proposal;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Document and mobile numbers of many members in full (批量查看完整信息): asked for with a reason, decided by a second person, fetched by who has
 * asked and nobody else, for a limited time. Each download is audited with the number of members.
 */
@Stateless
public class PersonalDataExports {

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private ApprovalRequests approvals;
    private PersonalDataExport kind;
    private Parameters parameters;
    private Clock clock;

    public PersonalDataExports() {
    }

    @Inject
    PersonalDataExports(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, ApprovalRequests approvals,
            PersonalDataExport kind, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.approvals = approvals;
        this.kind = kind;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** How many members a request with this filter would be about, counted up to one more than {@link Parameter#EXPORT_MAX_ROWS}. */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, audited = false)
    public int count(MemberFilter filter) {
        return jdbi.withHandle(h -> ExportSql.count(h, current.get().scope(), filter, parameters.number(Parameter.EXPORT_MAX_ROWS) + 1));
    }

    /**
     * Asks for the numbers of all that match; somebody else with {@link Permission#REVIEW_DISCLOSURES} decides. Refused with
     * {@code export.nobody}, {@code export.too-many}, {@code approval.reason} and {@code approval.open-already}.
     */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, sees = Sees.OWN_SCOPE)
    public void request(MemberFilter filter, String reason) {
        var user = current.get();
        int most = parameters.number(Parameter.EXPORT_MAX_ROWS);
        int count = count(filter);
        note.about(Math.min(count, most) + " members");
        if (count == 0) {
            throw new DomainException("export.nobody");
        }
        if (count > most) {
            throw new DomainException("export.too-many", most);
        }
        approvals.open(kind, new Proposal(PersonalDataExport.subject(user.login()), count + " 名会员", user.unionId(), 0,
                PersonalDataExport.changes(filter, count), reason));
    }

    /** The own downloads that were agreed to, the newest first. */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, audited = false)
    public List<ExportRow> own() {
        return jdbi.withHandle(h -> ExportSql.own(h, current.get().login()));
    }

    /**
     * Writes the spreadsheet of an own download: whoever matches and is in the caller's scope now, and no more than were agreed to. The stream
     * stays open; nothing is written before everything is checked. Refused with {@code not-allowed} and {@code export.over}.
     */
    @Requires(value = Permission.VIEW_PERSONAL_DATA, sees = Sees.OWN_SCOPE)
    public void write(long requestId, OutputStream out) {
        var user = current.get();
        var now = clock.instant();
        note.about("request " + requestId);
        jdbi.useHandle(h -> {
            var granted = ExportSql.take(h, requestId, user.login()).orElseThrow(NotAllowed::new);
            if (!now.isBefore(granted.until())) {
                throw new DomainException("export.over");
            }
            // Before the first line, so that a download which breaks off is told too.
            note.about(ExportSql.count(h, user.scope(), granted.filter(), granted.most()) + " members");
            var sheet = new ExportSheet(out, "下载人：" + user.name() + "（" + user.login() + "）　下载时间：" + ExportSheet.time(now.atZone(clock.getZone()))
                    + "　申请编号：" + requestId + "　含个人信息，仅限申请事由使用，不得外传");
            ExportSql.each(h, user.scope(), granted, line -> sheet.add(line, personalData.open(line.document()), personalData.open(line.mobile())));
            sheet.finish();
        });
    }
}

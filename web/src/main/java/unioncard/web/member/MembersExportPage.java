package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.List;
import unioncard.member.ExportRow;
import unioncard.member.MemberFilter;
import unioncard.member.MemberStatus;
import unioncard.member.PersonalDataExports;
import unioncard.web.shared.Download;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 批量查看完整信息: a request for the members of the filtered list, and the own downloads that were agreed to. */
@Named
@ViewScoped
public class MembersExportPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PersonalDataExports exports;
    @Inject
    private transient Clock clock;

    private String name;
    private String memberNo;
    private String document;
    private MemberStatus status;
    private String union;
    private String reason;
    private int count;
    private List<ExportRow> rows;

    /** Counts whom the filters of the list choose, and fetches the own downloads. */
    public void load() {
        count = exports.count(filter());
        rows = exports.own();
    }

    /** Asks the second person. */
    public String request() {
        exports.request(filter(), reason);
        Notices.done("export.requested");
        return Views.to("/approval/approvals.xhtml?of=OWN");
    }

    /** Sends the file. */
    public void download(ExportRow row) throws IOException {
        var out = new Download("members.xlsx", Texts.of("export.file-name", String.valueOf(row.id())));
        exports.write(row.id(), out);
        // Not reached by a refusal, which the page shows.
        out.close();
    }

    /** Whether a download can still be fetched. */
    public boolean available(ExportRow row) {
        return clock.instant().isBefore(row.availableUntil());
    }

    private MemberFilter filter() {
        return new MemberFilter(name, memberNo, document, status, union == null || union.isEmpty() ? null : Views.id(union));
    }

    public int getCount() {
        return count;
    }

    public List<ExportRow> getRows() {
        return rows;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getMemberNo() {
        return memberNo;
    }

    public void setMemberNo(String memberNo) {
        this.memberNo = memberNo;
    }

    public String getDocument() {
        return document;
    }

    public void setDocument(String document) {
        this.document = document;
    }

    public MemberStatus getStatus() {
        return status;
    }

    public void setStatus(MemberStatus status) {
        this.status = status;
    }

    public String getUnion() {
        return union;
    }

    public void setUnion(String union) {
        this.union = union;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

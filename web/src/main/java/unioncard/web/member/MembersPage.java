package unioncard.web.member;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.member.MemberFilter;
import unioncard.member.MemberRow;
import unioncard.member.MemberStatus;
import unioncard.member.Members;
import unioncard.organisation.Unions;
import unioncard.security.PersonalData;
import unioncard.shared.Rows;
import unioncard.shared.SheetColumn;
import unioncard.shared.Slice;
import unioncard.web.shared.Columns;
import unioncard.web.shared.DocumentFilter;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 会员管理: the members, and the review of those who were uploaded. */
@Named
@ViewScoped
public class MembersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Members members;
    @Inject
    private Unions unions;
    @Inject
    private PersonalData personalData;

    private final DocumentFilter document = new DocumentFilter();
    private final Table<MemberRow> rows = new Table<MemberRow>(slice -> members.list(filter(getStatus()), slice), MemberRow::id)
            .exported("MenuEntry.MEMBERS", MembersPage::columns, (order, row) -> members.export(filter(getStatus()), order, row));
    private String name;
    private String memberNo;
    private MemberStatus status;
    private String union;
    private String reason;
    private transient Rows<MemberRow> unreviewed;

    /** Searches; the filters go into the URL. */
    public String search() {
        document.apply(personalData);
        return Views.here();
    }

    private static List<SheetColumn<MemberRow>> columns() {
        return List.of(Columns.text("member.no", MemberRow::memberNo),
                Columns.text("member.name", MemberRow::name),
                Columns.label("member.sex", MemberRow::sex),
                Columns.label("member.document-type", MemberRow::documentType),
                Columns.text("member.document", MemberRow::document),
                Columns.wide("member.union", MemberRow::unionName),
                Columns.label("member.status", MemberRow::status),
                Columns.label("member.handling-status", row -> row.isHandlingTold() ? row.handlingStatus() : null),
                Columns.day("member.joined-on", MemberRow::joinedOn));
    }

    private MemberFilter filter(MemberStatus of) {
        return new MemberFilter(name, memberNo, document.getIndex(), of, union == null ? null : Views.id(union));
    }

    /** Takes the members ticked as 正常. */
    public String approve() {
        return reviewed("member.approved", members.approve(rows.getSelection().ids()));
    }

    /** Takes all members in 未审核 that match the filters as 正常. */
    public String approveAll() {
        int approved = members.approveAll(filter(MemberStatus.UNREVIEWED));
        unreviewed = null;
        if (unreviewed().total() > 0) {
            Notices.warn("member.approve-left", unreviewed().total());
        }
        return approved > 0 ? reviewed("member.approved", approved) : Views.here();
    }

    /** Empties the dialog that asks for the reason. */
    public void startRefusal() {
        reason = null;
    }

    /** Refuses the members ticked. */
    public String refuse() {
        return reviewed("member.refused", members.refuse(rows.getSelection().ids(), reason));
    }

    private static String reviewed(String key, int count) {
        Notices.done(key, count);
        return Views.here();
    }

    private Rows<MemberRow> unreviewed() {
        if (unreviewed == null) {
            unreviewed = members.list(filter(MemberStatus.UNREVIEWED), Slice.first(1));
        }
        return unreviewed;
    }

    /** Whether a member in 未审核 matches the other filters. */
    public boolean isAnyUnreviewed() {
        return unreviewed().total() > 0;
    }

    /** The tab 未审核, with the number that matches the other filters; on another tab a search for one person does not pay for that number. */
    public String getUnreviewedTab() {
        return isReview() || !filter(null).looksAtPerson() ? counted("member.tab.unreviewed") : Texts.of("member.tab.unreviewed-uncounted");
    }

    /** The question before 全部审核通过. */
    public String getApproveAllQuestion() {
        return counted("member.approve-all.question");
    }

    private String counted(String key) {
        var rows = unreviewed();
        return rows.capped() ? Texts.of(key + "-many", rows.most()) : Texts.of(key, rows.total());
    }

    /** Whether the page is for the review. */
    public boolean isReview() {
        return status == MemberStatus.UNREVIEWED;
    }

    /** Name of the union whose members alone are shown, for who may see the tree; null without that filter. */
    public String getUnionName() {
        return union == null ? null : unions.find(Views.id(union)).name();
    }

    public MemberStatus[] getStatuses() {
        return MemberStatus.values();
    }

    public Table<MemberRow> getRows() {
        return rows;
    }

    public DocumentFilter getDocument() {
        return document;
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

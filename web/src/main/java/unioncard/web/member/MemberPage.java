package unioncard.web.member;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.card.CardHistory;
import unioncard.home.MemberOverview;
import unioncard.member.Country;
import unioncard.member.HandlingStatus;
import unioncard.member.MemberChange;
import unioncard.member.MemberDetail;
import unioncard.member.MemberStatus;
import unioncard.member.Members;
import unioncard.member.MembershipAction;
import unioncard.member.MembershipChanges;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 会员详情: what is known about a member, the cards and what happened on the way to them, covers and transfers. */
@Named
@ViewScoped
public class MemberPage implements Serializable {

    private static final long serialVersionUID = 1L;
    /** Request attribute; the number in full is never kept in the session. */
    private static final String REVEALED = "unioncard.revealed";

    @Inject
    private Members members;
    @Inject
    private MembershipChanges membershipChanges;
    @Inject
    private CardHistory cardHistory;
    @Inject
    private MemberOverview overviews;
    @Inject
    private CurrentUser current;

    private String id;
    private String back;
    private String reason;
    private MemberDetail member;
    private List<MemberChange> changes = List.of();
    private List<CardHistory.Entry> log = List.of();
    private MemberOverview.Overview overview;

    /** Fetches the member that the URL names. */
    public void load() {
        member = members.find(Views.id(id));
        changes = membershipChanges.history(member.id());
        overview = overviews.of(member.id());
        back = Views.cameFrom("/member/members.xhtml");
        if (current.get().may(Permission.VIEW_CARDS)) {
            log = cardHistory.log(member.id());
        }
    }

    /** Empties the dialog that shows the number. */
    public void startReveal() {
        reason = null;
    }

    /** Shows the document number in full, this once. */
    public void reveal() {
        FacesContext.getCurrentInstance().getExternalContext().getRequestMap().put(REVEALED, members.reveal(member.id(), reason));
    }

    /** The number in full, only in the answer to {@link #reveal}. */
    public String getRevealed() {
        return (String) FacesContext.getCurrentInstance().getExternalContext().getRequestMap().get(REVEALED);
    }

    /** Whether the person at hand may correct the member now. */
    public boolean isCorrectable() {
        return member.status().allows(MembershipAction.CORRECT) && current.get().may(Permission.EDIT_MEMBERS);
    }

    /** How the membership began, 入会 or 转入; a transfer since then says 转入 in the member's own place and stands among the changes. */
    public String getBeginning() {
        boolean moved = changes.stream().anyMatch(change -> change.action() == MembershipAction.END_TRANSFER);
        return moved || member.changeKind() == null ? Texts.of("member.joined") : member.changeKind();
    }

    /** Whether 办理状态 says anything: the member can have a card, or has been on the way to one. */
    public boolean isCardable() {
        return member.status().isLive() && member.status() != MemberStatus.UNREVIEWED || member.handlingStatus() != HandlingStatus.OPEN;
    }

    /** Name of the country; null when documents do not tell it. */
    public String getNationality() {
        return Country.name(member.nationality());
    }

    public MemberDetail getMember() {
        return member;
    }

    public List<MemberChange> getChanges() {
        return changes;
    }

    public List<CardHistory.Entry> getLog() {
        return log;
    }

    public MemberOverview.Overview getOverview() {
        return overview;
    }

    public String getBack() {
        return back;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

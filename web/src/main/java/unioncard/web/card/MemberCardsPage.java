package unioncard.web.card;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import unioncard.card.CardAction;
import unioncard.card.CardNews;
import unioncard.card.Cards;
import unioncard.card.HeldCard;
import unioncard.card.ToldBy;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 会员服务卡 on the member's page: the live card with what may be recorded of it, and the cards of before. */
@Named
@ViewScoped
public class MemberCardsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Cards cards;
    @Inject
    private CurrentUser current;
    @Inject
    private transient Clock clock;

    private List<HeldCard> held;
    private CardAction action;
    private LocalDate today;
    private LocalDate on;
    private ToldBy toldBy;
    private String reason;
    private transient String number;

    /** The member's card; null when there is none, or none any more. */
    public HeldCard live(long memberId) {
        return held(memberId).stream().filter(card -> card.status().isLive()).findFirst().orElse(null);
    }

    /** The cards of before. */
    public List<HeldCard> ended(long memberId) {
        return held(memberId).stream().filter(card -> !card.status().isLive()).toList();
    }

    private List<HeldCard> held(long memberId) {
        if (held == null) {
            held = cards.of(memberId);
        }
        return held;
    }

    /** What the person at hand may record of a card, in the order of the page. */
    public List<CardAction> possible(HeldCard card) {
        return current.get().may(Permission.MANAGE_CARDS) ? List.copyOf(card.status().actions()) : List.of();
    }

    /** Empties the dialog for one of these. */
    public void start(CardAction wanted) {
        action = wanted;
        today = LocalDate.now(clock);
        on = today;
        toldBy = ToldBy.MEMBER;
        reason = null;
        number = null;
    }

    /** Records what happened and shows the member anew. */
    public String record(long memberId) {
        var card = live(memberId);
        var news = new CardNews(on, toldBy, reason);
        if (action == CardAction.REPLACE) {
            cards.replace(card.id(), card.version(), number, news);
            Notices.done("cards.replaced");
        } else {
            cards.record(card.id(), card.version(), action, news);
            Notices.done("cards.recorded", action.label());
        }
        return Views.to("/member/member.xhtml?id=" + memberId);
    }

    public CardAction getAction() {
        return action;
    }

    public ToldBy[] getTellers() {
        return ToldBy.values();
    }

    public LocalDate getToday() {
        return today;
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public ToldBy getToldBy() {
        return toldBy;
    }

    public void setToldBy(ToldBy toldBy) {
        this.toldBy = toldBy;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Never given back to the browser: a refused number is typed again. */
    public String getNumber() {
        return null;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}

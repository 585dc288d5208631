package unioncard.web.home;

import static java.util.Map.entry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unioncard.home.CardPicture;
import unioncard.home.WaitingWork;
import unioncard.home.WaitingWork.Item;
import unioncard.home.WaitingWork.Kind;
import unioncard.member.HandlingStatus;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.WorkingCalendar;
import unioncard.shared.WorkingCalendar.CutOff;
import unioncard.web.shared.Texts;

/** 首页: what waits, each a link to the list that deals with it. */
@Named
@RequestScoped
public class HomePage {

    private static final Map<Kind, String> LISTS = Map.ofEntries(
            entry(Kind.UNREVIEWED, "/member/members.xhtml?status=UNREVIEWED"),
            entry(Kind.TRANSFERS, "/transfer/transfers.xhtml?tab=TO_DECIDE"),
            entry(Kind.TRANSFERS_OVERDUE, "/transfer/transfers.xhtml?tab=TO_DECIDE&notice=OVERDUE"),
            entry(Kind.TRANSFERS_ANSWERED, "/transfer/transfers.xhtml?tab=OWN&notice=ANSWERED"),
            entry(Kind.APPROVALS, "/approval/approvals.xhtml?of=TO_DECIDE"),
            entry(Kind.OPEN_MEMBERS, "/card/members.xhtml?addable=true"),
            entry(Kind.FAILED, "/card/members.xhtml?handling=FAILED&addable=true"),
            entry(Kind.UNVERIFIED, "/card/pending-list.xhtml?verification=UNVERIFIED"),
            entry(Kind.UNVERIFIED_SPECIAL, "/card/pending-list.xhtml?channel=SPECIAL&verification=UNVERIFIED"),
            entry(Kind.NOT_PASSED, "/card/pending-list.xhtml?verification=FAILED"),
            entry(Kind.NOT_PASSED_SPECIAL, "/card/pending-list.xhtml?channel=SPECIAL&verification=FAILED"),
            entry(Kind.INCOMPLETE, "/card/pending-list.xhtml?channel=SPECIAL&completeness=INCOMPLETE"),
            entry(Kind.EXPIRING, "/card/pending-list.xhtml?expiring=true"),
            entry(Kind.EXPIRING_SPECIAL, "/card/pending-list.xhtml?channel=SPECIAL&expiring=true"),
            entry(Kind.READY, "/card/pending-list.xhtml?verification=PASSED"),
            entry(Kind.READY_SPECIAL, "/card/pending-list.xhtml?channel=SPECIAL&verification=PASSED&completeness=COMPLETE"),
            entry(Kind.AT_THE_BANK, "/card/batches.xhtml?waiting=true"),
            entry(Kind.UNANSWERED, "/card/batches.xhtml?unanswered=true"),
            entry(Kind.REJECTED, "/card/batches.xhtml?status=REJECTED"),
            entry(Kind.WITHOUT_COVER, "/insurance/enrol.xhtml?way=NEW_CARD"),
            entry(Kind.RETURNED, "/insurance/enrolments.xhtml?status=RETURNED&resubmittable=true"),
            entry(Kind.AWAITING_DISTRICT, "/insurance/enrolments-review.xhtml"),
            entry(Kind.VOUCHERS_DUE, "/insurance/vouchers.xhtml?tab=DUE"),
            entry(Kind.VOUCHERS_OVERDUE, "/insurance/vouchers.xhtml?tab=DUE&overdue=true"),
            entry(Kind.VOUCHERS_SUBMITTED, "/insurance/vouchers.xhtml?tab=VOUCHERS&status=SUBMITTED&toReview=true"),
            entry(Kind.ALLOTMENTS, "/insurance/allotments.xhtml?year=ALL&status=PREPARED"),
            entry(Kind.HELD_LINES, "/bankfile/held.xhtml?status=HELD"),
            entry(Kind.RELEASES, "/bankfile/exchange.xhtml"),
            entry(Kind.EXCHANGE_ALARMS, "/bankfile/exchange.xhtml"),
            entry(Kind.ACCOUNTS_UNCONFIRMED, "/security/accounts.xhtml?state=UNCONFIRMED"),
            entry(Kind.ACCOUNTS_LOCKED, "/security/accounts.xhtml?state=LOCKED"));

    private static final Set<Kind> URGENT = EnumSet.of(Kind.TRANSFERS_OVERDUE, Kind.FAILED, Kind.NOT_PASSED, Kind.NOT_PASSED_SPECIAL, Kind.INCOMPLETE,
            Kind.EXPIRING, Kind.EXPIRING_SPECIAL, Kind.UNANSWERED, Kind.REJECTED, Kind.RETURNED, Kind.VOUCHERS_OVERDUE, Kind.HELD_LINES, Kind.EXCHANGE_ALARMS,
            Kind.ACCOUNTS_UNCONFIRMED, Kind.ACCOUNTS_LOCKED);
    /** Shown only when there are any: the special channel is for few, and most unions have nobody in it. */
    private static final Set<Kind> FOR_FEW = EnumSet.of(Kind.UNVERIFIED_SPECIAL, Kind.NOT_PASSED_SPECIAL, Kind.INCOMPLETE, Kind.EXPIRING_SPECIAL,
            Kind.READY_SPECIAL);

    @Inject
    private WaitingWork waiting;
    @Inject
    private CardPicture pictures;
    @Inject
    private WorkingCalendar calendar;
    @Inject
    private Parameters parameters;
    private List<Item> items;
    private CardPicture.Drawn picture;
    private CutOff cutOff;

    /** Asked once per request. */
    public List<Item> getItems() {
        if (items == null) {
            items = waiting.list().stream().filter(item -> item.count() > 0 || !FOR_FEW.contains(item.kind())).toList();
        }
        return items;
    }

    /** The next 收件截止日, how many working days are left, in words; for people who hand in cards. */
    public String getCutOff() {
        var next = nextCutOff();
        if (next.today()) {
            return Texts.of("home.cut-off-today");
        }
        return next.workingDays() == 0 ? Texts.of("home.cut-off-last", next.day().toString())
                : Texts.of("home.cut-off", next.day().toString(), next.workingDays());
    }

    /** Whether the cut-off day is near. */
    public boolean isCutOffNear() {
        return nextCutOff().workingDays() <= parameters.number(Parameter.CUT_OFF_NOTICE_DAYS);
    }

    /** Address of what can be submitted before the cut-off day; of the special channel when only that has any. */
    public String getSubmittable() {
        boolean regular = getItems().stream().anyMatch(item -> item.kind() == Kind.READY && item.count() > 0);
        boolean special = getItems().stream().anyMatch(item -> item.kind() == Kind.READY_SPECIAL);
        return address(special && !regular ? Kind.READY_SPECIAL : Kind.READY);
    }

    private CutOff nextCutOff() {
        if (cutOff == null) {
            cutOff = calendar.nextCutOff();
        }
        return cutOff;
    }

    /** 办卡情况; asked for by the browser after the page, once per request. */
    public CardPicture.Drawn getPicture() {
        if (picture == null) {
            picture = pictures.draw();
        }
        return picture;
    }

    /** Stages of a card, in the order of the way to it. */
    public HandlingStatus[] getStages() {
        return HandlingStatus.values();
    }

    /** Whether a tile is marked: something was sent back or stands in the way. */
    public boolean urgent(Item item) {
        return item.count() > 0 && URGENT.contains(item.kind());
    }

    /** Address of the list behind a tile, below the context root. */
    public String list(Item item) {
        return address(item.kind());
    }

    /** The same for a kind; null when nobody has said where it leads. */
    static String address(Kind kind) {
        return LISTS.get(kind);
    }
}

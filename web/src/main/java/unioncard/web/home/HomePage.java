package unioncard.web.home;

import static java.util.Map.entry;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unioncard.home.WaitingWork;
import unioncard.home.WaitingWork.Item;
import unioncard.home.WaitingWork.Kind;

/** 首页: what waits, each a link to the list that deals with it. */
@Named
@RequestScoped
public class HomePage {

    private static final Map<Kind, String> LISTS = Map.ofEntries(
            entry(Kind.UNREVIEWED, "/member/members.xhtml?status=UNREVIEWED"),
            entry(Kind.TRANSFERS, "/transfer/transfers.xhtml?tab=TO_DECIDE"),
            entry(Kind.TRANSFERS_OVERDUE, "/transfer/transfers.xhtml?tab=TO_DECIDE"),
            entry(Kind.TRANSFERS_ANSWERED, "/transfer/transfers.xhtml?tab=OWN"),
            entry(Kind.APPROVALS, "/approval/approvals.xhtml"),
            entry(Kind.OPEN_MEMBERS, "/card/members.xhtml"),
            entry(Kind.PENDING, "/card/pending-list.xhtml"),
            entry(Kind.READY, "/card/pending-list.xhtml?verification=PASSED"),
            entry(Kind.AT_THE_BANK, "/card/batches.xhtml"),
            entry(Kind.UNANSWERED, "/card/batches.xhtml?unanswered=true"),
            entry(Kind.REJECTED, "/card/batches.xhtml?status=REJECTED"),
            entry(Kind.WITHOUT_COVER, "/insurance/enrol.xhtml?way=NEW_CARD"),
            entry(Kind.RETURNED, "/insurance/enrolments.xhtml?status=RETURNED"),
            entry(Kind.AWAITING_DISTRICT, "/insurance/enrolments.xhtml?status=AWAITING_DISTRICT"),
            entry(Kind.HELD_LINES, "/bankfile/held.xhtml"),
            entry(Kind.EXCHANGE_ALARMS, "/bankfile/exchange.xhtml"));

    private static final Set<Kind> URGENT = EnumSet.of(Kind.TRANSFERS_OVERDUE, Kind.PENDING, Kind.UNANSWERED, Kind.REJECTED, Kind.RETURNED,
            Kind.HELD_LINES, Kind.EXCHANGE_ALARMS);

    @Inject
    private WaitingWork waiting;
    private List<Item> items;

    /** Asked once per request. */
    public List<Item> getItems() {
        if (items == null) {
            items = waiting.list();
        }
        return items;
    }

    /** Whether a tile is marked: something was sent back or stands in the way. */
    public boolean urgent(Item item) {
        return item.count() > 0 && URGENT.contains(item.kind());
    }

    /** Address of the list behind a tile, below the context root. */
    public String list(Item item) {
        return LISTS.get(item.kind());
    }
}

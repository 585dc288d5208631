package unioncard.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import unioncard.member.MembershipChanged;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** Transfers as tests of other capabilities need them; each call belongs into a transaction of the person who does it. */
public final class Transferring {

    private static final String WHY = "劳动（工作）关系发生变化";

    private final TestDatabase database;
    private final Clock clock;
    private final Consumer<MembershipChanged> observer;

    public Transferring(TestDatabase database, Clock clock, Consumer<MembershipChanged> observer) {
        this.database = database;
        this.clock = clock;
        this.observer = observer;
    }

    /** 转入申请 of the person's union for whom this number finds; nothing when it finds nobody. */
    public void askIn(TestUser user, String memberNo) {
        var lookUp = new MemberLookUp();
        lookUp.jdbi = database.jdbi();
        lookUp.clock = clock;
        lookUp.current = user;
        lookUp.note = new AuditNote();
        lookUp.personalData = database.personalData();
        lookUp.parameters = database.parameters();
        lookUp.find(memberNo, null, null).ifPresent(found -> requests(user).requestIn(found.lookUpId(), WHY));
    }

    /** 转出申请 into another union. */
    public void askOut(TestUser user, long memberId, long toUnionId) {
        requests(user).requestOut(memberId, toUnionId, WHY);
    }

    /** 撤回. */
    public void withdraw(TestUser user, long request) {
        requests(user).withdraw(request, version(request));
    }

    /** The decision whose turn it is, for or against. */
    public void decide(TestUser user, long request, boolean agreed) {
        var review = new TransferReview();
        review.jdbi = database.jdbi();
        review.clock = clock;
        review.current = user;
        review.open = open();
        int version = version(request);
        var status = text("status", request);
        if (status.equals("REQUESTED") && agreed) {
            review.release(request, version, "同意");
        } else if (status.equals("REQUESTED")) {
            review.refuseRelease(request, version, "手头工作未交接");
        } else if (agreed) {
            review.confirm(request, version, null);
        } else {
            review.refuseEntry(request, version, "岗位已满");
        }
    }

    /** What has waited too long is closed, as the nightly job does it. */
    public void expire() {
        var terms = new TransferTerms(database.parameters(), clock);
        database.jdbi().useHandle(h -> MoveSql.expire(h, terms.expiredBefore(),
                new MoveSql.Act("system", "系统", LocalDate.now(clock), clock.instant())));
    }

    /** How many requests the person sees on 会员转出审核. */
    public int seen(TestUser user) {
        var transfers = new Transfers();
        transfers.jdbi = database.jdbi();
        transfers.clock = clock;
        transfers.current = user;
        transfers.terms = new TransferTerms(database.parameters(), clock);
        return transfers.list(TransferFilter.of(TransferTab.ALL), Slice.first(100)).total();
    }

    private TransferRequests requests(TestUser user) {
        var requests = new TransferRequests();
        requests.jdbi = database.jdbi();
        requests.clock = clock;
        requests.current = user;
        requests.note = new AuditNote();
        requests.open = open();
        requests.changed = new TestEvent<>(observer);
        return requests;
    }

    private OpenTransfers open() {
        var open = new OpenTransfers();
        open.jdbi = database.jdbi();
        open.note = new AuditNote();
        open.entities = database.entities();
        return open;
    }

    private int version(long request) {
        return Integer.parseInt(text("version", request));
    }

    private String text(String column, long request) {
        return database.jdbi().withHandle(h -> h.createQuery("select " + column + " from transfer_request where id = " + request)
                .mapTo(String.class).one());
    }
}

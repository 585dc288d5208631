package unioncard.web.verification;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.faces.event.WebsocketEvent;
import jakarta.faces.push.Push;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import unioncard.verification.MunicipalVerification;

/**
 * Tells the open pages of a union that a 市级校验 of its pending list has begun or ended, on whatever node it runs: each node asks once a second for
 * the unions whose pages are connected to it, in one statement, and not at all when there is none. A run shorter than a second may be missed.
 * 待办人员列表 asks by itself every few seconds while it shows a run, and now and then while it is not connected and somebody is at it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerificationNews {

    static final String CHANNEL = "verification";
    private static final Logger LOG = Logger.getLogger(VerificationNews.class.getName());

    @Inject
    private MunicipalVerification verification;
    @Inject
    @Push(channel = CHANNEL)
    private PushContext pages;

    /** Unions, and how many pages of each are connected to this node. */
    private final Map<Long, Integer> watched = new ConcurrentHashMap<>();
    private volatile Map<Long, Long> underWay = Map.of();

    /** A page has connected; its user is the union. */
    public void opened(@Observes @WebsocketEvent.Opened WebsocketEvent event) {
        if (CHANNEL.equals(event.getChannel())) {
            watched.merge(event.getUser(), 1, Integer::sum);
        }
    }

    /** A page has gone. */
    public void closed(@Observes @WebsocketEvent.Closed WebsocketEvent event) {
        if (CHANNEL.equals(event.getChannel())) {
            watched.computeIfPresent(event.getUser(), (union, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Once a second: whose runs are others than a second ago. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the database is away; pages ask by themselves", e);
        }
    }

    private void look() {
        var before = underWay;
        underWay = watched.isEmpty() ? Map.of() : verification.underWay(watched.keySet());
        var changed = new HashSet<Long>();
        Stream.concat(before.keySet().stream(), underWay.keySet().stream())
                .filter(run -> !Objects.equals(before.get(run), underWay.get(run)))
                .forEach(run -> changed.add(before.getOrDefault(run, underWay.get(run))));
        changed.forEach(union -> pages.send(CHANNEL, union));
    }
}

package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import unioncard.roster.PaperPieces.Of;
import unioncard.security.AuditedAct;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.OpenToAll;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.SignedInUser.NotAllowed;

/** 我的打印文件: long documents somebody has asked for. They are for nobody else, and only as long as the person may print them. */
@Stateless
public class PaperOrders {

    private static final int LATEST = 50;

    private Jdbi jdbi;
    private CurrentUser current;
    private Event<AuditedAct> acts;
    private PersonalData personalData;

    public PaperOrders() {
    }

    @Inject
    PaperOrders(Jdbi jdbi, CurrentUser current, Event<AuditedAct> acts, PersonalData personalData) {
        this.jdbi = jdbi;
        this.current = current;
        this.acts = acts;
        this.personalData = personalData;
    }

    /** The latest 50 orders of who is signed in, newest first. */
    @OpenToAll("Everybody may know the own orders.")
    public List<PaperOrder> own() {
        return jdbi.withHandle(h -> PaperOrderSql.latest(h, current.get().id(), LATEST));
    }

    /**
     * Writes the file of an own order, piece after piece. Refused with {@code not-allowed} when there is no such order, it is not ready, the person may
     * no longer print such documents or works for another union now.
     *
     * @param begin opens what is written to, when nothing is in the way any more
     * @throws IOException when it cannot be written
     */
    @OpenToAll("What the document itself demands is demanded again here.")
    public void fetch(long id, Function<PaperOrder, OutputStream> begin) throws IOException {
        var order = own(id).filter(PaperOrder::ready).orElseThrow(NotAllowed::new);
        current.get().require(Permission.valueOf(order.permission()));
        if (order.unionId() != current.get().unionId()) {
            throw new NotAllowed();
        }
        tell("fetch", order);
        jdbi.useHandle(h -> {
            var seal = FileSeal.of(personalData, PaperOrderSql.key(h, id));
            var out = begin.apply(order);
            int part = 0;
            for (var piece = PaperPieces.find(h, seal, id, Of.FILE, part); piece.isPresent(); piece = PaperPieces.find(h, seal, id, Of.FILE, part)) {
                out.write(piece.get());
                part++;
            }
        });
    }

    /** Forgets an own order that is not being made, and answers what it was; {@code not-allowed} when there is none. */
    @OpenToAll("Everybody may give up what is the own.")
    public PaperOrder remove(long id) {
        var order = own(id).filter(one -> !one.waiting()).orElseThrow(NotAllowed::new);
        jdbi.useHandle(h -> PaperOrderSql.delete(h, id));
        tell("remove", order);
        return order;
    }

    private void tell(String act, PaperOrder order) {
        acts.fire(new AuditedAct(current.get().login(), current.get().unionId(), "PaperOrders." + act, order.title() + ", " + order.lineCount()
                + " lines", "done", false));
    }

    private Optional<PaperOrder> own(long id) {
        return jdbi.withHandle(h -> PaperOrderSql.find(h, current.get().id(), id));
    }
}

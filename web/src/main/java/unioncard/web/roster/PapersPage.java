package unioncard.web.roster;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import unioncard.roster.PaperOrder;
import unioncard.roster.PaperOrders;
import unioncard.web.shared.Notices;
import unioncard.web.shared.Views;

/** 我的打印文件: how far they are, and to fetch them. */
@Named
@ViewScoped
public class PapersPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PaperOrders orders;

    private List<PaperOrder> rows = List.of();

    /** Reads the list; also what the page asks again while something is being made. */
    public void load() {
        rows = orders.own();
    }

    /** Forgets a document before its time; by its id, for the list asks again by itself and its rows move. */
    public void remove(String id) {
        Notices.done("papers.removed", orders.remove(Views.id(id)).title());
        load();
    }

    /** Whether something is being made. */
    public boolean isWaiting() {
        return rows.stream().anyMatch(PaperOrder::waiting);
    }

    public List<PaperOrder> getRows() {
        return rows;
    }
}

package unioncard.web.shared;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * The rows of a list page, fetched slice by slice from a boundary. The names of sorted columns go through as they are; the query
 * behind knows which of them it allows. Carries the rows ticked so far, over all pages.
 */
public class Table<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_ROWS = 100;
    private static final String TICKED = "unioncard.ticked ";

    /** A function that may live in a session. */
    @FunctionalInterface
    public interface Source<A, B> extends Function<A, B>, Serializable {
    }

    private final Source<Slice, Rows<T>> source;
    private final Source<T, ? extends Serializable> key;
    private final Selection selection = new Selection();
    private Source<T, Boolean> tickable = row -> true;
    private boolean capped;
    private transient List<T> loaded = List.of();

    /**
     * A table over a boundary's list.
     *
     * @param source asks the boundary, for example {@code slice -> members.list(filter, slice)}
     * @param key the row's id
     */
    public Table(Source<Slice, Rows<T>> source, Source<T, ? extends Serializable> key) {
        this.source = source;
        this.key = key;
    }

    /** Only rows that fulfil the condition can be ticked. */
    public Table<T> tickOnly(Source<T, Boolean> condition) {
        tickable = condition;
        return this;
    }

    /**
     * Keeps what is ticked one by one for the same page with other filters, which a search opens anew; {@link #takeTicks} takes it there. Everything
     * that matches is not kept: with other filters it would be others.
     */
    public void keepTicks() {
        if (!selection.isEverything()) {
            flash().put(TICKED + viewId(), new ArrayList<Serializable>(selection.<Serializable>ids()));
        }
    }

    /** Ticks what the page before a search has kept. */
    public Table<T> takeTicks() {
        if (flash().get(TICKED + viewId()) instanceof List<?> kept) {
            selection.tickAgain(kept.stream().map(Serializable.class::cast).toList());
        }
        return this;
    }

    private static Flash flash() {
        return FacesContext.getCurrentInstance().getExternalContext().getFlash();
    }

    private static String viewId() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId();
    }

    /** What is ticked. */
    public Selection getSelection() {
        return selection;
    }

    /** The line below the table, for the paginator. */
    public String getReport() {
        return capped ? Texts.of("table.report.many").replace("{most}", String.format("%,d", getRowCount() - 1)) : Texts.of("table.report");
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        // The list answers rows and length at once, in load.
        return getRowCount();
    }

    @Override
    public List<T> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        var sort = sorts.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        var name = sort == null ? null : sort.getField();
        boolean descending = sort != null && sort.getOrder().isDescending();
        int rows = Math.min(Math.max(size, 1), MOST_ROWS);
        var answer = source.apply(new Slice(first, rows, name, descending));
        int start = recalculateFirst(first, rows, answer.total());
        if (start != first) {
            answer = source.apply(new Slice(start, rows, name, descending));
        }
        setRowCount(answer.total());
        capped = answer.capped();
        loaded = List.copyOf(answer.rows());
        selection.show(loaded.stream().filter(tickable::apply).map(key).toList());
        return loaded;
    }

    @Override
    public String getRowKey(T row) {
        return String.valueOf(key.apply(row));
    }

    /**
     * The row that a link of it names by its key, as {@code param.row}. On a page that asks again by itself the row at the link's place may be another
     * one by now; {@code changed-meanwhile} when it is not in the list any more.
     */
    public T shown(String rowKey) {
        return Optional.ofNullable(getRowData(rowKey)).orElseThrow(() -> new DomainException("changed-meanwhile"));
    }

    @Override
    public T getRowData(String rowKey) {
        return loaded == null ? null : loaded.stream().filter(row -> getRowKey(row).equals(rowKey)).findFirst().orElse(null);
    }
}

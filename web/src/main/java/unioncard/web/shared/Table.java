package unioncard.web.shared;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.Flash;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.SheetColumn;
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

    /** What a table has as a spreadsheet, in the language of who asks. */
    @FunctionalInterface
    public interface Head<T> extends Supplier<List<SheetColumn<T>>>, Serializable {
    }

    /** Hands over all rows of a list that may be too long to be held at once, in the order of a slice. */
    @FunctionalInterface
    public interface Everything<T> extends Serializable {
        /** Hands them over, one after the other. */
        void each(Slice order, Consumer<T> row);
    }

    private final Source<Slice, Rows<T>> source;
    private final Source<T, ? extends Serializable> key;
    private final Selection selection = new Selection();
    private Source<T, Boolean> tickable = row -> true;
    private boolean capped;
    private String sort;
    private boolean descending;
    private String exportTitle;
    private Head<T> exportHead;
    private Everything<T> everything;
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

    /**
     * The list can be exported: what is filtered, in the order shown, up to {@link Rows#COUNT_LIMIT} rows.
     *
     * @param title text key of what the list is called
     */
    public Table<T> exported(String title, Head<T> head) {
        exportTitle = title;
        exportHead = head;
        return this;
    }

    /** The same for a list of any length, handed over by a boundary that tells the audit trail. */
    public Table<T> exported(String title, Head<T> head, Everything<T> rows) {
        everything = rows;
        return exported(title, head);
    }

    /** Whether the list can be exported. */
    public boolean isExportable() {
        return exportTitle != null;
    }

    /** 导出 Excel, in place of the page. Refused with {@code list.export-many}; then the page is shown. */
    public void export() throws IOException {
        if (everything != null) {
            ListExport.of(exportTitle).send(exportHead.get(), row -> everything.each(order(1), row));
            return;
        }
        var all = source.apply(order(Rows.COUNT_LIMIT));
        // Counting may end earlier than the rows do; fewer than were asked for are all there are.
        if (all.rows().size() >= Rows.COUNT_LIMIT && (all.capped() || all.total() > Rows.COUNT_LIMIT)) {
            throw new DomainException("list.export-many", Rows.COUNT_LIMIT);
        }
        ListExport.of(exportTitle).audited(all.rows().size()).send(exportHead.get(), row -> all.rows().forEach(row));
    }

    private Slice order(int size) {
        return new Slice(0, size, sort, descending);
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
        var active = sorts.values().stream().filter(SortMeta::isActive).findFirst().orElse(null);
        sort = active == null ? null : active.getField();
        descending = active != null && active.getOrder().isDescending();
        int rows = Math.min(Math.max(size, 1), MOST_ROWS);
        var answer = source.apply(new Slice(first, rows, sort, descending));
        int start = recalculateFirst(first, rows, answer.total());
        if (start != first) {
            answer = source.apply(new Slice(start, rows, sort, descending));
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

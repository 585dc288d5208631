package unioncard.web.shared;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows ticked over all pages of a table, kept on the server by id; the browser's own memory of pages is not relied on. */
public class Selection implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<Serializable> ids = new LinkedHashSet<>();
    private List<? extends Serializable> shown = List.of();

    /** Ids of the rows on the page in view that may be ticked. */
    void show(List<? extends Serializable> rows) {
        shown = List.copyOf(rows);
    }

    /** Ids of everything ticked, in the order of ticking. */
    @SuppressWarnings("unchecked")
    public <K extends Serializable> Set<K> ids() {
        return (Set<K>) Set.copyOf(ids);
    }

    /** How many rows are ticked. */
    public int getSize() {
        return ids.size();
    }

    /** Whether nothing is ticked. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Unticks everything, after a command has used it. */
    public void clear() {
        ids.clear();
    }

    /** Whether a row of the page in view may be ticked. */
    public boolean canTick(Serializable id) {
        return shown.contains(id);
    }

    /** Whether every row of the page in view is ticked. */
    public boolean isPageTicked() {
        return !shown.isEmpty() && ids.containsAll(shown);
    }

    /** Ticks or unticks every row of the page in view. */
    public void setPageTicked(boolean ticked) {
        shown.forEach(id -> tick(id, ticked));
    }

    /** The ticks by id, for a checkbox: {@code #{selection.ticked[row.id]}}. Only rows in view can be ticked. */
    public Map<Serializable, Boolean> getTicked() {
        return new Ticks();
    }

    private void tick(Serializable id, boolean ticked) {
        if (!ticked) {
            ids.remove(id);
        } else if (shown.contains(id)) {
            ids.add(id);
        }
    }

    private final class Ticks extends AbstractMap<Serializable, Boolean> {

        @Override
        public Boolean get(Object id) {
            return ids.contains(id);
        }

        @Override
        public Boolean put(Serializable id, Boolean ticked) {
            boolean before = ids.contains(id);
            tick(id, Boolean.TRUE.equals(ticked));
            return before;
        }

        @Override
        public Set<Entry<Serializable, Boolean>> entrySet() {
            return Set.of();
        }
    }
}

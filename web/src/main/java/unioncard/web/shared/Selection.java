package unioncard.web.shared;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows ticked over all pages of a table, kept on the server by id; the browser's own memory of pages is not relied on. */
public class Selection implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<Serializable> ids = new LinkedHashSet<>();
    private final Map<Serializable, Boolean> said = new HashMap<>();
    private List<? extends Serializable> shown = List.of();
    private boolean pageSaid;

    /** Ids of the rows on the page in view that may be ticked. */
    void show(List<? extends Serializable> rows) {
        shown = List.copyOf(rows);
        said.clear();
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

    /** What the checkbox of the page says; counts with {@link #commitPage} only. */
    public void setPageTicked(boolean ticked) {
        pageSaid = ticked;
    }

    /** Ticks or unticks every row of the page in view, as its checkbox said: called by that checkbox's own event. */
    public void commitPage() {
        shown.forEach(id -> tick(id, pageSaid));
    }

    /**
     * The ticks by id, for a checkbox: {@code #{selection.ticked[row.id]}}. What is put here counts with {@link #commit} only, because
     * turning a page sends the checkboxes too, and one that is not sent looks as if it had been unticked.
     */
    public Map<Serializable, Boolean> getTicked() {
        return new Ticks();
    }

    /** Ticks or unticks one row of the page in view, as its checkbox said: called by that checkbox's own event. */
    public void commit(Serializable id) {
        tick(id, said.getOrDefault(id, false));
        said.clear();
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
            said.put(id, Boolean.TRUE.equals(ticked));
            return ids.contains(id);
        }

        @Override
        public Set<Entry<Serializable, Boolean>> entrySet() {
            return Set.of();
        }
    }
}

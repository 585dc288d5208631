package unioncard.web.shared;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unioncard.shared.Rows;

/**
 * What is selected of a table, kept on the server; the browser's own memory of pages is not relied on. Either these rows, ticked over all
 * pages, or everything that matches the filters minus those unticked since.
 */
public class Selection implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Set<Serializable> ids = new LinkedHashSet<>();
    private final Map<Serializable, Boolean> said = new HashMap<>();
    private List<? extends Serializable> shown = List.of();
    private boolean pageSaid;
    private boolean everything;

    /** Ids of the rows on the page in view that may be ticked. */
    void show(List<? extends Serializable> rows) {
        shown = List.copyOf(rows);
        said.clear();
    }

    /** Ids of everything ticked; with {@link #isEverything} of what was unticked since. */
    @SuppressWarnings("unchecked")
    public <K extends Serializable> Set<K> ids() {
        return (Set<K>) Set.copyOf(ids);
    }

    /** Ticks these rows as well, whether they are on the page in view or not. */
    void tickAgain(Collection<? extends Serializable> before) {
        ids.addAll(before);
    }

    /** How many rows are ticked one by one; with {@link #isEverything} how many were unticked since. */
    public int getSize() {
        return ids.size();
    }

    /** Whether nothing is selected. */
    public boolean isEmpty() {
        return !everything && ids.isEmpty();
    }

    /** Whether all that matches the filters is selected, also on pages never shown. */
    public boolean isEverything() {
        return everything;
    }

    /** 全选符合条件的: everything that matches, whatever was ticked before. */
    public void selectEverything() {
        ids.clear();
        everything = true;
    }

    /**
     * What {@link #isEverything} comes to, in words.
     *
     * @param matching how many rows match, counted up to {@link Rows#COUNT_LIMIT} and one more
     */
    public String statement(int matching) {
        boolean many = matching > Rows.COUNT_LIMIT;
        if (ids.isEmpty()) {
            return Texts.of(many ? "table.everything-many" : "table.everything", matching);
        }
        return Texts.of(many ? "table.everything-but-many" : "table.everything-but", ids.size(), Math.max(matching - ids.size(), 0));
    }

    /** Unticks everything, after a command has used it. */
    public void clear() {
        ids.clear();
        everything = false;
    }

    /** Whether a row of the page in view may be ticked. */
    public boolean canTick(Serializable id) {
        return shown.contains(id);
    }

    /** Whether every row of the page in view is ticked. */
    public boolean isPageTicked() {
        return !shown.isEmpty() && shown.stream().allMatch(this::holds);
    }

    private boolean holds(Object id) {
        return everything != ids.contains(id);
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
        if (ticked == everything) {
            ids.remove(id);
        } else if (shown.contains(id)) {
            ids.add(id);
        }
    }

    private final class Ticks extends AbstractMap<Serializable, Boolean> {

        @Override
        public Boolean get(Object id) {
            return shown.contains(id) && holds(id);
        }

        @Override
        public Boolean put(Serializable id, Boolean ticked) {
            said.put(id, Boolean.TRUE.equals(ticked));
            return get(id);
        }

        @Override
        public Set<Entry<Serializable, Boolean>> entrySet() {
            return Set.of();
        }
    }
}

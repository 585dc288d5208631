package unioncard.demo;

import org.jdbi.v3.core.Handle;
import unioncard.shared.Database;

/** Rows on their way into one table, written with one COPY. */
final class Table {

    private final String target;
    private final StringBuilder rows = new StringBuilder();

    /** The target is {@code table (columns)}. */
    Table(String target) {
        this.target = target;
    }

    Table row(Object... fields) {
        Database.copyRow(rows, fields);
        return this;
    }

    void copyTo(Handle handle) {
        Database.copyIn(handle, target, rows);
    }
}

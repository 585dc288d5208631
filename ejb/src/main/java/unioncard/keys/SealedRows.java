package unioncard.keys;

import java.util.List;
import unioncard.security.Sealed;

/** Some rows of a table with their encrypted values. */
record SealedRows(SealedTable table, List<Row> rows) {

    /** The key of the last row. */
    List<Long> last() {
        return rows.get(rows.size() - 1).key;
    }

    /**
     * A row.
     *
     * @param key its primary key
     * @param before its values as read, null where there is none
     * @param after the values under the current key; null until they were made
     */
    record Row(List<Long> key, List<Sealed> before, List<Sealed> after) {
    }
}

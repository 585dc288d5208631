package unioncard.keys;

import java.io.Serializable;

/**
 * What a rotation has to do in one table.
 *
 * @param table which
 * @param total rows with values under other keys when it began
 * @param resealed rows done
 * @param leftOver rows left at its end, or null before
 */
public record RotationPart(SealedTable table, long total, long resealed, Long leftOver) implements Serializable {

    /** The table in the words of the menu. */
    public String label() {
        return table.label();
    }
}

package unioncard.bankfile;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Columns of one kind of line, in their order. Where each stands is found once, here; a line costs no look-up. */
final class LineForm {

    private final List<Place> places;
    private final int[] at = new int[BankColumn.values().length];
    private final char separator;

    LineForm(List<Place> places, char separator) {
        this.places = List.copyOf(places);
        this.separator = separator;
        Arrays.fill(at, -1);
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).column != null) {
                at[places.get(i).column.ordinal()] = i;
            }
        }
    }

    int size() {
        return places.size();
    }

    boolean has(BankColumn column) {
        return at[column.ordinal()] >= 0;
    }

    /** Where the column stands; -1 when it was not agreed. */
    int place(BankColumn column) {
        return at[column.ordinal()];
    }

    /** What the place holds; null for a constant or what does not count. */
    BankColumn column(int place) {
        return places.get(place).column;
    }

    /** The field of a column; empty when none was agreed, null when the line was too short. */
    String of(String[] fields, BankColumn column) {
        int place = at[column.ordinal()];
        return place < 0 ? "" : fields[place];
    }

    /** The fields of a line to write. */
    String[] fields(Function<BankColumn, String> value) {
        var fields = new String[places.size()];
        for (int i = 0; i < fields.length; i++) {
            var place = places.get(i);
            fields[i] = place.column != null ? value.apply(place.column) : place.constant == null ? "" : place.constant;
        }
        return fields;
    }

    /** The fields of a line to read; null when their number or a constant is not as agreed. */
    String[] read(String line) {
        var fields = new String[places.size()];
        return cut(line, fields) ? fields : null;
    }

    /** Cuts a line into its fields, as far as it has them; false when their number or a constant is not as agreed. */
    boolean cut(String line, String[] fields) {
        int begin = 0;
        for (int i = 0; i < fields.length; i++) {
            int end = line.indexOf(separator, begin);
            if (end < 0 != (i == fields.length - 1)) {
                return false;
            }
            fields[i] = end < 0 ? line.substring(begin) : line.substring(begin, end);
            begin = end + 1;
        }
        for (int i = 0; i < fields.length; i++) {
            var constant = places.get(i).constant;
            if (constant != null && !constant.equals(fields[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * A place in a line.
     *
     * @param column what it holds, or null
     * @param constant what always stands there, or null; with neither it is written empty and passed over when it is read
     */
    record Place(BankColumn column, String constant) {
    }
}

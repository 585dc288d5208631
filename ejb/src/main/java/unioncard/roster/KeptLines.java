package unioncard.roster;

import java.util.AbstractList;
import java.util.List;
import java.util.function.IntFunction;

/** The lines of a long document, of which only the piece that was asked for last is in memory. For one thread. */
final class KeptLines extends AbstractList<List<String>> {

    private final int size;
    private final int inAPiece;
    private final IntFunction<List<List<String>>> pieces;
    private int at = -1;
    private List<List<String>> piece;

    /**
     * Lines that are read piece by piece.
     *
     * @param inAPiece lines of each piece but the last
     * @param pieces reads a piece, counted from 0
     */
    KeptLines(int size, int inAPiece, IntFunction<List<List<String>>> pieces) {
        this.size = size;
        this.inAPiece = inAPiece;
        this.pieces = pieces;
    }

    @Override
    public List<String> get(int index) {
        if (index / inAPiece != at) {
            at = index / inAPiece;
            piece = pieces.apply(at);
        }
        return piece.get(index % inAPiece);
    }

    @Override
    public int size() {
        return size;
    }
}

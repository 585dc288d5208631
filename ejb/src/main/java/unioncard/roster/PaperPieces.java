package unioncard.roster;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import unioncard.security.FileSeal;

/** Texts and files of long documents in the database, where every node finds them: encrypted in pieces, so that none is ever in memory as a whole. */
final class PaperPieces {

    /** What a piece belongs to. */
    enum Of {
        /** What the paper says: the head in the first piece, some lines in each other. */ TEXT,
        /** The PDF file. */ FILE
    }

    private static final int PIECE = 512 * 1024;

    private PaperPieces() {
    }

    static void store(Handle h, FileSeal seal, long order, Of of, int part, byte[] plain) {
        h.createUpdate("insert into paper_order_piece (order_id, content_of, part, content) values (:order, :of, :part, :content)")
                .bind("order", order).bind("of", of.name()).bind("part", part).bind("content", seal.seal(place(of, part), plain)).execute();
    }

    static Optional<byte[]> find(Handle h, FileSeal seal, long order, Of of, int part) {
        return h.createQuery("select content from paper_order_piece where order_id = :order and content_of = :of and part = :part")
                .bind("order", order).bind("of", of.name()).bind("part", part).map((row, context) -> row.getBytes(1)).findOne()
                .map(sealed -> seal.open(place(of, part), sealed));
    }

    static void clear(Handle h, long order, Of of) {
        h.createUpdate("delete from paper_order_piece where order_id = :order and content_of = :of").bind("order", order).bind("of", of.name()).execute();
    }

    /** A piece of the texts does not open as one of the file, nor the other way round. */
    private static int place(Of of, int part) {
        return of == Of.FILE ? part : -1 - part;
    }

    /** Takes a piece of a file. */
    @FunctionalInterface
    interface Sink {

        void take(int part, byte[] piece);
    }

    /** Cuts what is written into pieces; the last one comes at the close. */
    static final class Cutting extends OutputStream {

        private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
        private final Sink sink;
        private int part;
        private long size;

        Cutting(Sink sink) {
            this.sink = sink;
        }

        @Override
        public void write(int b) {
            piece.write(b);
            handOn(PIECE);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            piece.write(bytes, from, length);
            handOn(PIECE);
        }

        private void handOn(int atLeast) {
            if (piece.size() >= atLeast) {
                sink.take(part, piece.toByteArray());
                part++;
                size += piece.size();
                piece.reset();
            }
        }

        @Override
        public void close() {
            handOn(1);
        }

        /** Bytes handed on. */
        long size() {
            return size;
        }
    }
}

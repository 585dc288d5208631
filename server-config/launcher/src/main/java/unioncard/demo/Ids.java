package unioncard.demo;

import java.util.Collections;
import java.util.Iterator;
import org.jdbi.v3.core.Handle;

/** Numbers taken from the sequences of the database, many at a time, so that the application goes on where the demo ends. */
final class Ids {

    private static final int FIRST_BLOCK = 100;
    private static final int LARGEST_BLOCK = 3200;

    private final Handle handle;
    private final String sequence;
    private int size = FIRST_BLOCK;
    private Iterator<Long> block = Collections.emptyIterator();

    Ids(Handle handle, String sequence) {
        this.handle = handle;
        this.sequence = sequence;
    }

    long next() {
        if (!block.hasNext()) {
            block = handle.createQuery("select nextval(cast(:sequence as regclass)) from generate_series(1, :count)")
                    .bind("sequence", sequence).bind("count", size).mapTo(Long.class).list().iterator();
            size = Math.min(2 * size, LARGEST_BLOCK);
        }
        return block.next();
    }
}

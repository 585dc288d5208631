package unioncard.demo;

import java.util.Collections;
import java.util.Iterator;
import org.jdbi.v3.core.Handle;

/** Numbers taken from the sequences of the database, many at a time, so that the application goes on where the demo ends. */
final class Ids {

    private static final int BLOCK = 100;

    private final Handle handle;
    private final String sequence;
    private Iterator<Long> block = Collections.emptyIterator();

    Ids(Handle handle, String sequence) {
        this.handle = handle;
        this.sequence = sequence;
    }

    long next() {
        if (!block.hasNext()) {
            block = handle.createQuery("select nextval(cast(:sequence as regclass)) from generate_series(1, :count)")
                    .bind("sequence", sequence).bind("count", BLOCK).mapTo(Long.class).list().iterator();
        }
        return block.next();
    }
}

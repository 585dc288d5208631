package unioncard.shared;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * The transaction of a job's step. Jakarta Batch gives a batchlet none, and the one of a chunk is committed apart from its checkpoint; here
 * the work is committed before the checkpoint is written. After a crash work may so come a second time, never be lost: readers ask the
 * database where to go on, and writes act only on what is still open.
 */
@Stateless
public class OwnTransaction {

    @Inject
    private Database database;

    /** Runs the work; all of it is committed at the end, or nothing when it throws. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void run(Runnable work) {
        database.look();
        work.run();
    }

    /** The same with a result. Reading needs it too: outside a transaction no row of a walled table is found. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T get(Supplier<T> work) {
        database.look();
        return work.get();
    }
}

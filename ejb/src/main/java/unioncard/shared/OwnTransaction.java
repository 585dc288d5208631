package unioncard.shared;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/**
 * The transaction of a job's step. On Payara the threads of Jakarta Batch have a transaction that JPA joins but data sources do not, so
 * SQL there would commit statement by statement. An EJB call brings a transaction that both join. It is committed before the batch
 * runtime writes its checkpoint: after a crash work may come a second time, so readers ask the database where to go on.
 */
@Stateless
public class OwnTransaction {

    /** Runs the work; all of it is committed at the end, or nothing when it throws. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void run(Runnable work) {
        work.run();
    }
}

package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.SignedInUser;
import unioncard.shared.DomainException;

/** Batches as commands need them: within the caller's data scope, locked, and as the caller has seen them. */
@ApplicationScoped
class OpenBatches {

    @Inject
    Jdbi jdbi;
    @PersistenceContext
    EntityManager entities;

    /**
     * The batch, locked until the end of the transaction. Outside the scope it looks as if it did not exist; {@code enrolment.handled} when
     * it may not pass into the state any more, {@code changed-meanwhile} when it is not the version the caller has seen.
     */
    EnrolmentBatch take(long id, int version, EnrolmentStatus next, SignedInUser user) {
        boolean visible = jdbi.withHandle(h -> h.createQuery("select true from enrolment_batch b where b.id = :id and " + user.scope().sql("b"))
                .bind("id", id).bindMethods(user.scope()).mapTo(Boolean.class).findOne().isPresent());
        if (!visible) {
            throw new SignedInUser.NotAllowed();
        }
        var batch = entities.find(EnrolmentBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        batch.status().become(next);
        if (batch.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        return batch;
    }

    /** Stores a new batch at once, so that SQL may refer to it. */
    EnrolmentBatch add(EnrolmentBatch batch) {
        entities.persist(batch);
        entities.flush();
        return batch;
    }

    /** Writes what was changed on the batch at once. */
    void store() {
        entities.flush();
    }
}

package unioncard.insurance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope;
import unioncard.shared.DomainException;

/** Batches as commands need them: within the caller's data scope, locked, and as the caller has seen them. */
@ApplicationScoped
class OpenBatches {

    @Inject
    Jdbi jdbi;
    @PersistenceContext
    EntityManager entities;

    /**
     * The batch, locked until the end of the transaction. Outside the data scope it looks as if it did not exist; {@code enrolment.handled} when
     * it may not pass into the state any more, {@code changed-meanwhile} when it is not the version the caller has seen.
     */
    EnrolmentBatch take(long id, int version, EnrolmentStatus next, UnionScope scope) {
        var batch = lock(id, scope);
        batch.status().become(next);
        if (batch.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        return batch;
    }

    /**
     * A returned batch of the clerk's own union that no other batch stands in for yet, locked until the end of the transaction. Refused with
     * {@code enrolment.not-resubmittable}; of another union it looks as if it did not exist.
     */
    EnrolmentBatch takeReturned(long id, EnrolmentRequest request, SignedInUser clerk) {
        var batch = lock(id, clerk.scope());
        if (batch.unionId() != clerk.unionId()) {
            throw new SignedInUser.NotAllowed();
        }
        boolean replaced = jdbi.withHandle(h -> h.createQuery("select count(*) from enrolment_batch where previous_id = :id and status <> 'WITHDRAWN'")
                .bind("id", id).mapTo(Integer.class).one()) > 0;
        if (replaced || batch.status() != EnrolmentStatus.RETURNED || batch.way() != request.way() || batch.year() != request.year()) {
            throw new DomainException("enrolment.not-resubmittable");
        }
        return batch;
    }

    private EnrolmentBatch lock(long id, UnionScope scope) {
        boolean visible = jdbi.withHandle(h -> h.createQuery("select true from enrolment_batch b where b.id = :id and " + scope.sql("b"))
                .bind("id", id).bindMethods(scope).mapTo(Boolean.class).findOne().isPresent());
        if (!visible) {
            throw new SignedInUser.NotAllowed();
        }
        return entities.find(EnrolmentBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
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

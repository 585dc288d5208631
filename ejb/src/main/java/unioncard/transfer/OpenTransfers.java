package unioncard.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.AuditNote;
import unioncard.security.SignedInUser;
import unioncard.shared.BrokenConstraint;
import unioncard.shared.DomainException;

/** Requests as commands need them: of a side within the caller's data scope, locked, and as the caller has seen them. */
@ApplicationScoped
class OpenTransfers {

    @Inject
    Jdbi jdbi;
    @Inject
    AuditNote note;
    @PersistenceContext
    EntityManager entities;

    /**
     * The request, locked until the end of the transaction. When the side is not the caller's it looks as if it did not exist;
     * {@code transfer.handled} when it may not pass into the state any more, {@code changed-meanwhile} when it is not the version seen.
     */
    TransferRequest take(long id, int version, TransferSide side, TransferStatus next, SignedInUser user) {
        var columns = side == TransferSide.RELEASING ? "t.union_id, t.district_id" : "t.to_union_id union_id, t.to_district_id district_id";
        var memberNo = jdbi.withHandle(h -> h.createQuery("select s.member_no from (select m.member_no, " + columns
                + " from transfer_request t join member m on m.id = t.member_id where t.id = :id) s where " + user.scope().sql("s"))
                .bind("id", id).bindMethods(user.scope()).mapTo(String.class).findOne()).orElseThrow(SignedInUser.NotAllowed::new);
        note.about("transfer " + id + " of member " + memberNo);
        var request = entities.find(TransferRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
        request.status().become(next);
        if (request.version() != version) {
            throw new DomainException("changed-meanwhile");
        }
        return request;
    }

    /** Stores a new request at once; {@code transfer.in-progress} when another one for the member is open. */
    TransferRequest add(TransferRequest request) {
        try {
            entities.persist(request);
            entities.flush();
            return request;
        } catch (PersistenceException e) {
            throw BrokenConstraint.of(e).equals("uq_transfer_request_open") ? new DomainException("transfer.in-progress") : e;
        }
    }

    /** Writes what was changed on the request at once. */
    void store() {
        entities.flush();
    }
}

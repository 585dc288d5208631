package unioncard.approval;

import unioncard.shared.DomainException;

/** The subject of a request has changed since the request was made ({@code approval.overtaken}): it can only be refused or withdrawn. */
public class Overtaken extends DomainException {

    private static final long serialVersionUID = 1L;

    public Overtaken() {
        super("approval.overtaken");
    }
}

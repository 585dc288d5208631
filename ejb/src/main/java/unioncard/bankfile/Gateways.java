package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;

/** The gateway that the installation uses. */
@ApplicationScoped
public class Gateways {

    /** Made anew for each use, so that a changed setting counts at once. */
    BankGateway configured() {
        return new FolderGateway(BankFolders.outbox());
    }
}

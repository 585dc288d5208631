package unioncard.bankfile;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The layout in force, for whoever writes or reads files of the bank. Read once: a changed file counts after the next start. */
@ApplicationScoped
public class BankLayouts {

    private BankLayout agreed;

    @PostConstruct
    void read() {
        agreed = LayoutFile.configured();
    }

    @Produces
    BankLayout agreed() {
        return agreed;
    }
}

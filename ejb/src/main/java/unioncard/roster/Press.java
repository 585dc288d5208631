package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import unioncard.reports.FontFiles;
import unioncard.reports.PaperPress;

/** One press per application: reading the fonts once is what the first print pays for. */
@ApplicationScoped
public class Press {

    @Produces
    @Singleton
    PaperPress press() {
        return new PaperPress(FontFiles.find());
    }
}

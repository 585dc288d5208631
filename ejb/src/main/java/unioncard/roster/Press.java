package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import unioncard.reports.FontFiles;
import unioncard.reports.PaperPress;
import unioncard.reports.roster.RosterRenderer;

/** One press per application: reading the fonts once is what the first print pays for. */
@ApplicationScoped
public class Press {

    @Produces
    @Singleton
    RosterRenderer rosterRenderer() {
        return new RosterRenderer(new PaperPress(FontFiles.find()));
    }
}

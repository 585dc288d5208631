package unioncard.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import unioncard.shared.Sight;
import unioncard.shared.SightSource;

/** Who is looking at the database: the person of this request, or a job. */
@ApplicationScoped
class CurrentSight implements SightSource {

    @Inject
    private CurrentUser current;

    @Override
    public Sight sight() {
        try {
            return current.sight();
        } catch (ContextNotActiveException noRequest) {
            // Threads of Jakarta Batch belong to no request at all.
            return Sight.WHOLE_CITY;
        }
    }
}

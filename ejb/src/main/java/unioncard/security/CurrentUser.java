package unioncard.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import unioncard.shared.Sight;

/**
 * The person behind the current request. The account is read anew in each request, so a role taken away or an account switched off
 * counts from the next request on.
 */
@RequestScoped
public class CurrentUser {

    private Accounts accounts;
    private SignedInUser user;
    private boolean fromOutside;
    private Requires boundary;
    private long session;

    public CurrentUser() {
    }

    @Inject
    CurrentUser(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Without a session, for container tests: the sign-in name is taken as proven. */
    public boolean actAs(String login) {
        user = accounts.load(login).orElse(null);
        return user != null;
    }

    /**
     * The same with the token of the session, which must be alive; its being used is noted.
     *
     * @return why the session is over; empty when it goes on
     */
    public Optional<SessionEnd> actAs(String login, String token) {
        return take(accounts.load(login, token, true));
    }

    /** The same for what a page asks by itself, such as a poll: no sign of life of the person, so the session ages on. */
    public Optional<SessionEnd> watchAs(String login, String token) {
        return take(accounts.load(login, token, false));
    }

    private Optional<SessionEnd> take(Accounts.Found found) {
        user = found.user();
        session = found.session();
        return Optional.ofNullable(found.end());
    }

    /** Id of the session the request belongs to; 0 without one. */
    public long session() {
        return session;
    }

    /** Whether somebody is signed in. */
    public boolean isPresent() {
        return user != null;
    }

    /** The person, or {@code not-allowed} when nobody is signed in. */
    public SignedInUser get() {
        if (user == null) {
            throw new SignedInUser.NotAllowed();
        }
        return user;
    }

    /** Called by the console's filter before anything else: until {@link #actAs} this request sees no row. A job's request never says so. */
    public void comesFromOutside() {
        fromOutside = true;
    }

    /**
     * What the database shows and lets change: the data scope of who is signed in; everything to a job, nothing to a stranger. The outermost
     * boundary method decides whether the whole city is looked at.
     */
    public Sight sight() {
        if (!isPresent()) {
            return fromOutside ? Sight.NONE : Sight.WHOLE_CITY;
        }
        var scope = get().scope();
        boolean city = boundary != null && switch (boundary.sees()) {
            case AS_AUDITED -> boundary.audited();
            case WHOLE_CITY -> true;
            case OWN_SCOPE -> false;
        };
        return new Sight(city ? "CITY" : scope.reach().name(), scope.reach().name(), scope.unionId(), scope.path());
    }

    /** What the boundary method at work demands. */
    public Permission permission() {
        return boundary.value();
    }

    /** Called by the permission check: a boundary method begins. False when it is called by another one, which has decided. */
    boolean enter(Requires method) {
        if (boundary != null) {
            return false;
        }
        boundary = method;
        return true;
    }

    /** The outermost boundary method ends. */
    void leave() {
        boundary = null;
    }
}

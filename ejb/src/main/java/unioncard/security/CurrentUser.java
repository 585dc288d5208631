package unioncard.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/**
 * The person behind the current request. The account is read anew in each request, so a role taken away or an account switched off
 * counts from the next request on.
 */
@RequestScoped
public class CurrentUser {

    @Inject
    private Accounts accounts;
    private SignedInUser user;

    /** Called once per request by the console's filter, and by container tests, with the sign-in name the container has proven. */
    public boolean actAs(String login) {
        user = accounts.load(login).orElse(null);
        return user != null;
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
}

package unioncard.security;

import java.util.EnumSet;

/** Somebody signed in, outside a container, with every permission. */
public final class BenchUser extends CurrentUser {

    private final SignedInUser user;

    /** @param scope what the person sees; its union is the own one */
    public BenchUser(String login, UnionScope scope) {
        user = new SignedInUser(scope.unionId(), login, login, scope.unionId(), "", scope, EnumSet.allOf(Permission.class), false);
    }

    @Override
    public boolean isPresent() {
        return true;
    }

    @Override
    public SignedInUser get() {
        return user;
    }
}

package unioncard.insurance;

import unioncard.security.Permission;
import unioncard.security.SignedInUser;
import unioncard.security.UnionScope.Reach;

/** Who reviews enrolments (区局审核). */
public final class ReviewRight {

    private ReviewRight() {
    }

    /** Whether somebody sits at a district or bureau and may confirm there; neither the unions below nor the city decide in its place. */
    public static boolean isOf(SignedInUser user) {
        return user.may(Permission.CONFIRM_ENROLMENTS) && user.scope().reach() == Reach.DISTRICT;
    }
}

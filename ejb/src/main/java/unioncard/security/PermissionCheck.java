package unioncard.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import unioncard.shared.Database;

/** Refuses a boundary method to who does not hold its permission, before anything else runs; then the database shows it what it may see. */
@Interceptor
@Requires
@Priority(Interceptor.Priority.APPLICATION + 10)
public class PermissionCheck {

    @Inject
    private CurrentUser current;
    @Inject
    private Database database;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        var requires = call.getMethod().getAnnotation(Requires.class);
        current.get().require(requires.value());
        if (!current.enter(requires)) {
            return call.proceed();
        }
        try {
            database.look();
            return call.proceed();
        } finally {
            current.leave();
        }
    }
}

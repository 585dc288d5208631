package unioncard.security;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses a boundary method to who does not hold its permission, before anything else runs. */
@Interceptor
@Requires
@Priority(Interceptor.Priority.APPLICATION + 10)
public class PermissionCheck {

    @Inject
    private CurrentUser current;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        current.get().require(call.getMethod().getAnnotation(Requires.class).value());
        return call.proceed();
    }
}

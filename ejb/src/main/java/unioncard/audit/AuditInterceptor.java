package unioncard.audit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Requires;
import unioncard.shared.DomainException;

/** Writes one audit row per audited boundary call, refused calls included. Stands outside the permission check. */
@Interceptor
@Requires
@Priority(Interceptor.Priority.APPLICATION)
public class AuditInterceptor {

    @Inject
    private AuditTrail trail;
    @Inject
    private AuditNote note;
    @Inject
    private CurrentUser current;

    @AroundInvoke
    Object record(InvocationContext call) throws Exception {
        var how = call.getMethod().getAnnotation(Requires.class);
        boolean audited = how.audited();
        try {
            var result = call.proceed();
            if (audited) {
                write(call, "done", how.atomic());
            }
            return result;
        } catch (DomainException e) {
            if (audited || e.code().equals("not-allowed")) {
                write(call, e.code(), false);
            }
            throw e;
        } catch (Exception e) {
            write(call, "failed", false);
            throw e;
        }
    }

    private void write(InvocationContext call, String outcome, boolean atomic) {
        var user = current.isPresent() ? current.get() : null;
        var action = call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName();
        var login = user == null ? null : user.login();
        var unionId = user == null ? null : user.unionId();
        if (atomic) {
            trail.writeWithin(login, unionId, action, note.take(), outcome);
        } else {
            trail.write(login, unionId, action, note.take(), outcome);
        }
    }
}

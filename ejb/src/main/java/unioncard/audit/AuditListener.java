package unioncard.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import unioncard.security.AuditedAct;

/** Writes down what is announced instead of intercepted. */
@ApplicationScoped
class AuditListener {

    @Inject
    AuditTrail trail;

    void write(@Observes AuditedAct act) {
        var login = act.login() == null || act.login().length() <= 40 ? act.login() : act.login().substring(0, 40);
        if (act.within()) {
            trail.writeWithin(login, act.unionId(), act.action(), act.subject(), act.outcome());
        } else {
            trail.write(login, act.unionId(), act.action(), act.subject(), act.outcome());
        }
    }
}

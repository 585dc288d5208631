package unioncard.web.verification;

import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Nobody's bean and never called. Payara looks for the annotations of MicroProfile Fault Tolerance in web modules only; an EAR where they stand in the
 * EJB module alone would run {@code RegistryCalls} without time-out, retry and breaker. One in the web module switches them on for the application.
 */
final class FaultToleranceHere {

    private FaultToleranceHere() {
    }

    @Timeout
    void switchOn() {
        throw new UnsupportedOperationException();
    }
}

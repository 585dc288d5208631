package unioncard.security;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission a boundary method demands. Its use is written to the audit trail unless {@link #audited()} is switched off. */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** What the caller must hold. */
    @Nonbinding
    Permission value() default Permission.VIEW_UNIONS;

    /** False for reading masked lists only: commands and whatever shows personal data in full are always audited. */
    @Nonbinding
    boolean audited() default true;

    /**
     * True for what must not happen without its audit row: the row is written in the call's own transaction, as its last act, and stands
     * or falls with it. Such a call must not be made from within another audited one.
     */
    @Nonbinding
    boolean atomic() default false;
}

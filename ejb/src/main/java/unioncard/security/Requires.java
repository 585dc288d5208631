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

    /** Which rows the database shows the method, whatever its queries ask for (docs/adr/0009). */
    @Nonbinding
    Sees sees() default Sees.AS_AUDITED;

    /** How far the second wall lets a method look. Changes never go beyond the caller's data scope. */
    enum Sees {
        /** {@link #OWN_SCOPE} when not audited, {@link #WHOLE_CITY} when audited: commands guard against what is anywhere in the city. */
        AS_AUDITED,
        /** The caller's data scope: for what only reads, also when it is audited. */
        OWN_SCOPE,
        /** Everything: for what only reads but must know the whole city; the reason stands beside it. */
        WHOLE_CITY
    }
}

package unioncard.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.security.Permission;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;

/** A new value of a parameter (调整业务参数) under the two-person rule, based on the last request that set the parameter. */
@ApplicationScoped
public class ParameterChange implements ApprovalKind {

    static final String CODE = "PARAMETER";
    /** The first day of the new value; the value itself is the field with the parameter's code. */
    static final String VALID_FROM = "VALID_FROM";
    private static final String SUBJECT = "parameter ";

    private Jdbi jdbi;
    private Clock clock;

    ParameterChange() {
    }

    @Inject
    ParameterChange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    static String subject(Parameter parameter) {
        return SUBJECT + parameter.name();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission decides() {
        return Permission.REVIEW_RULES;
    }

    @Override
    public Optional<String> name(String field) {
        return field.equals(VALID_FROM) ? Optional.empty() : Optional.of(Parameter.valueOf(field).label());
    }

    @Override
    public String word(String field, String value) {
        return field.equals(VALID_FROM) ? value : Parameter.valueOf(field).word(Integer.parseInt(value));
    }

    @Override
    public void carryOut(Approved request) {
        var parameter = Parameter.valueOf(request.subject().substring(SUBJECT.length()));
        var from = LocalDate.parse(request.values().get(VALID_FROM));
        int value = Integer.parseInt(request.values().get(parameter.name()));
        parameter.require(value);
        requireToCome(from, clock);
        jdbi.useHandle(h -> {
            if (ParameterSql.row(h, parameter, clock).version() != request.basis()) {
                throw new Overtaken();
            }
            ParameterSql.set(h, parameter, from, value, request.id());
        });
    }

    /** Refuses a day that has begun, with {@code rule.not-to-come}: what was in force stays as it was. */
    static void requireToCome(LocalDate from, Clock clock) {
        if (from == null || !from.isAfter(LocalDate.now(clock))) {
            throw new DomainException("rule.not-to-come");
        }
    }
}

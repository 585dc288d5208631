package unioncard.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.FirstDay;
import unioncard.approval.Overtaken;
import unioncard.security.Permission;
import unioncard.shared.Parameter;

/**
 * A new value of a parameter (调整业务参数) under the two-person rule, based on the last request that set the parameter. The value is the field with
 * the parameter's name.
 */
@ApplicationScoped
public class ParameterChange implements ApprovalKind {

    static final String CODE = "PARAMETER";
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
        return field.equals(FirstDay.FIELD) ? Optional.empty() : Optional.of(Parameter.valueOf(field).label());
    }

    @Override
    public String word(String field, String value) {
        return field.equals(FirstDay.FIELD) ? value : Parameter.valueOf(field).word(Integer.parseInt(value));
    }

    @Override
    public void carryOut(Approved request) {
        var parameter = Parameter.valueOf(request.subject().substring(SUBJECT.length()));
        int value = Integer.parseInt(request.values().get(parameter.name()));
        parameter.require(value);
        var from = FirstDay.of(request, clock);
        jdbi.useHandle(h -> {
            if (ParameterSql.row(h, parameter, clock).version() != request.basis()) {
                throw new Overtaken();
            }
            ParameterSql.set(h, parameter, from, value, request.id());
        });
    }
}

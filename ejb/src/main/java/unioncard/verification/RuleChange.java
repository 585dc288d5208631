package unioncard.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.FirstDay;
import unioncard.approval.Overtaken;
import unioncard.security.Permission;

/** Another meaning of an answer (调整校验规则) under the two-person rule, based on the last request that set the rule. */
@ApplicationScoped
public class RuleChange implements ApprovalKind {

    static final String CODE = "VERIFICATION_RULE";
    private static final String OUTCOME = "OUTCOME";
    private static final String TEXT = "TEXT";
    private static final String SUBJECT = "verification rule ";

    private Jdbi jdbi;
    private Clock clock;

    RuleChange() {
    }

    @Inject
    RuleChange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    static String subject(Rule rule) {
        return SUBJECT + rule.name();
    }

    /** What a meaning is made of. */
    static Map<String, String> fields(Outcome outcome, String text) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(OUTCOME, outcome.name());
        fields.put(TEXT, text);
        return fields;
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
    public String word(String field, String value) {
        return field.equals(OUTCOME) ? Outcome.valueOf(value).label() : value;
    }

    @Override
    public void carryOut(Approved request) {
        var rule = Rule.valueOf(request.subject().substring(SUBJECT.length()));
        var from = FirstDay.of(request, clock);
        jdbi.useHandle(h -> {
            var known = RuleSql.row(h, rule, clock);
            if (known.version() != request.basis()) {
                throw new Overtaken();
            }
            var before = known.on(from);
            var outcome = Outcome.valueOf(request.values().getOrDefault(OUTCOME, before.outcome().name()));
            var text = request.values().getOrDefault(TEXT, before.text());
            rule.require(outcome, text);
            RuleSql.set(h, rule, from, outcome, text, request.id());
        });
    }
}

package unioncard.bankfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Overtaken;
import unioncard.card.SpecialReason;
import unioncard.security.Permission;

/**
 * A new return code or another meaning of one (登记、调整银行返回码) under the two-person rule, based on the last request that set the code. It holds
 * for what the bank answers after the decision.
 */
@ApplicationScoped
public class ReturnCodeChange implements ApprovalKind {

    /** Known to the trigger {@code bank_return_code_by_request}, like the subject. */
    static final String CODE = "BANK_RETURN_CODE";
    private static final String SUBJECT = "return code ";
    private static final String CLASS = "CLASS";
    private static final String SPECIAL_REASON = "SPECIAL_REASON";
    private static final String TEXT = "TEXT";

    private Jdbi jdbi;
    private Clock clock;

    ReturnCodeChange() {
    }

    @Inject
    ReturnCodeChange(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    static String subject(String code) {
        return SUBJECT + code;
    }

    static String codeOf(String subject) {
        return subject.substring(SUBJECT.length());
    }

    /** What a meaning is made of; nothing for a code that is not defined. */
    static Map<String, String> fields(ReturnCode known) {
        var fields = new LinkedHashMap<String, String>();
        if (known != null) {
            fields.put(CLASS, known.codeClass().name());
            fields.put(SPECIAL_REASON, Objects.toString(known.specialReason(), null));
            fields.put(TEXT, known.text());
        }
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
        return switch (field) {
            case CLASS -> ReturnCodeClass.valueOf(value).label();
            case SPECIAL_REASON -> SpecialReason.valueOf(value).label();
            default -> value;
        };
    }

    @Override
    public void carryOut(Approved request) {
        var code = codeOf(request.subject());
        jdbi.useHandle(h -> {
            var known = ReturnCodeSql.row(h, code, clock.instant());
            if (known.version() != request.basis()) {
                throw new Overtaken();
            }
            var fields = fields(known.present());
            fields.putAll(request.values());
            var wanted = new ReturnCode(code, ReturnCodeClass.valueOf(fields.get(CLASS)), fields.get(TEXT),
                    ReturnCodeSql.reason(fields.get(SPECIAL_REASON))).sound();
            if (!ReturnCodeSql.set(h, wanted, request.basis(), request.id())) {
                throw new Overtaken();
            }
        });
    }
}

package unioncard.insurance;

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
import unioncard.security.CurrentUser;
import unioncard.security.Permission;

/** Another split of the lower share in a district or the city (调整缴费分担), under the two-person rule, based on the last request that set it. */
@ApplicationScoped
public class SplitChange implements ApprovalKind {

    static final String CODE = "LOWER_SPLIT";
    private static final String SUBJECT = "lower-split ";
    private static final String DISTRICT = "DISTRICT";
    private static final String INTERMEDIATE = "INTERMEDIATE";
    private static final String EXAMPLE = "EXAMPLE";

    private Jdbi jdbi;
    private CurrentUser current;
    private Clock clock;

    SplitChange() {
    }

    @Inject
    SplitChange(Jdbi jdbi, CurrentUser current, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.clock = clock;
    }

    static String subject(long ownerId) {
        return SUBJECT + ownerId;
    }

    /** A split as the named values of a request; none for a district that has none. */
    static Map<String, String> fields(LowerSplit split) {
        var fields = new LinkedHashMap<String, String>();
        if (split != null) {
            fields.put(DISTRICT, String.valueOf(split.districtPercent()));
            fields.put(INTERMEDIATE, String.valueOf(split.intermediatePercent()));
            fields.put(EXAMPLE, String.valueOf(split.example()));
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
            case DISTRICT, INTERMEDIATE -> value + "%";
            case EXAMPLE -> Boolean.parseBoolean(value) ? "示例值，待核定" : "已核定";
            default -> value;
        };
    }

    @Override
    public void carryOut(Approved request) {
        long owner = Long.parseLong(request.subject().substring(SUBJECT.length()));
        var from = FirstDay.of(request, clock);
        jdbi.useHandle(h -> {
            var known = SplitSql.row(h, current.get().scope(), owner, clock).filter(row -> row.version() == request.basis()).orElseThrow(Overtaken::new);
            var fields = fields(known.on(from));
            fields.putAll(request.values());
            var split = new LowerSplit(Integer.parseInt(fields.get(DISTRICT)), Integer.parseInt(fields.get(INTERMEDIATE)),
                    Boolean.parseBoolean(fields.get(EXAMPLE)));
            split.require();
            SplitSql.set(h, owner, from, split, request.id());
        });
    }
}

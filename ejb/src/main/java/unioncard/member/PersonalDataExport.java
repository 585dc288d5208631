package unioncard.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKind;
import unioncard.approval.Approved;
import unioncard.approval.Change;
import unioncard.security.Permission;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Full numbers of many members (批量查看完整信息) under the two-person rule: agreed to, the requester may fetch them for some hours. */
@ApplicationScoped
public class PersonalDataExport implements ApprovalKind {

    static final String CODE = "PERSONAL_DATA";
    private static final String COUNT = "COUNT";
    private static final String NAME = "NAME";
    private static final String MEMBER_NO = "MEMBER_NO";
    private static final String DOCUMENT = "DOCUMENT";
    private static final String STATUS = "STATUS";
    private static final String BELOW = "BELOW";

    private Jdbi jdbi;
    private Parameters parameters;
    private Clock clock;

    PersonalDataExport() {
    }

    @Inject
    PersonalDataExport(Jdbi jdbi, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** One request of a person is open at a time. */
    static String subject(String login) {
        return "export " + login;
    }

    /** What the second person sees: of how many, and which filters chose them. */
    static List<Change> changes(MemberFilter filter, int count) {
        var changes = new ArrayList<Change>();
        add(changes, COUNT, count);
        add(changes, BELOW, filter.unionId());
        add(changes, STATUS, filter.status());
        add(changes, NAME, filter.name());
        add(changes, MEMBER_NO, filter.memberNo());
        add(changes, DOCUMENT, filter.documentIndex());
        return changes;
    }

    private static void add(List<Change> changes, String field, Object value) {
        if (value != null) {
            changes.add(new Change(field, null, value.toString()));
        }
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission decides() {
        return Permission.REVIEW_DISCLOSURES;
    }

    @Override
    public String word(String field, String value) {
        return switch (field) {
            case COUNT -> value + " 人";
            case STATUS -> MemberStatus.valueOf(value).label();
            case DOCUMENT -> "按一个证件号码查找";
            case BELOW -> jdbi.withHandle(h -> h.createQuery("select name from trade_union where id = :id").bind("id", Long.parseLong(value))
                    .mapTo(String.class).findOne().orElse(value)) + "及所属工会";
            default -> value;
        };
    }

    @Override
    public void carryOut(Approved request) {
        var values = request.values();
        var status = values.get(STATUS);
        var below = values.get(BELOW);
        var filter = new MemberFilter(values.get(NAME), values.get(MEMBER_NO), values.get(DOCUMENT), status == null ? null : MemberStatus.valueOf(status),
                below == null ? null : Long.valueOf(below));
        var until = clock.instant().plus(Duration.ofHours(parameters.number(Parameter.EXPORT_HOURS)));
        jdbi.useHandle(h -> ExportSql.grant(h, request.id(), request.requestedBy(), filter, Integer.parseInt(values.get(COUNT)), until));
    }
}

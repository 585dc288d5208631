package unioncard.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.approval.Difference;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.TestDatabase;

@DisplayName("业务参数")
class ParameterChangesTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** The trigger that keeps values in force goes by the database's own day. */
    private static final Clock NOW = Clock.fixed(Clock.system(CITY).instant(), CITY);
    private static final LocalDate TODAY = LocalDate.now(NOW);
    private static final LocalDate NEXT_MONTH = TODAY.plusMonths(1);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private Clock clock = NOW;

    @BeforeEach
    void municipalFederation() {
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id)
                values (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null)"""));
    }

    private ParameterChanges as(String login) {
        var user = TestUser.of(database.jdbi(), 1, login);
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), clock);
        return new ParameterChanges(database.jdbi(), new AuditNote(), requests, new ParameterChange(database.jdbi(), clock), clock);
    }

    private Approvals decidedBy(String login) {
        return new Approvals(database.jdbi(), TestUser.of(database.jdbi(), 1, login), new AuditNote(), database.personalData(),
                new ApprovalKinds(List.of(new ParameterChange(database.jdbi(), clock))), clock);
    }

    private ParameterRow row(Parameter parameter) {
        return as("staff").list().get(parameter.ordinal());
    }

    private long propose(Parameter parameter, int value, LocalDate from) {
        database.inTransaction(() -> as("staff").propose(parameter, row(parameter).version(), value, from, "市总〔2026〕12号文"));
        return database.jdbi().withHandle(h -> h.createQuery("select max(id) from approval_request").mapTo(Long.class).one());
    }

    private void agreed(Parameter parameter, int value, LocalDate from) {
        long id = propose(parameter, value, from);
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
    }

    @Test
    @DisplayName("一人提出、另一人复核后，自生效日期起执行，之前仍按原值")
    void fromADayOn() {
        long id = propose(Parameter.CARD_CUT_OFF_DAY, 25, NEXT_MONTH);
        assertThat(row(Parameter.CARD_CUT_OFF_DAY)).satisfies(row -> {
            assertThat(row.pending()).isTrue();
            assertThat(row.coming()).isEmpty();
        });
        assertThat(decidedBy("head").find(id).differences()).containsExactly(new Difference("VALID_FROM", null, NEXT_MONTH.toString(), true),
                new Difference("CARD_CUT_OFF_DAY", "收件截止日", "20 日", "25 日", true));
        refused("approval.own-request", () -> decidedBy("staff").approve(id, 0));
        database.inTransaction(() -> decidedBy("head").approve(id, 0));
        assertThat(row(Parameter.CARD_CUT_OFF_DAY)).satisfies(row -> {
            assertThat(row.value()).isEqualTo(20);
            assertThat(row.coming()).extracting(ParameterValue::value, next -> next.origin().proposedBy(),
                    next -> next.origin().decidedBy()).containsExactly(tuple(25, "经办staff", "经办head"));
        });
        clock = Clock.offset(NOW, Duration.between(NOW.instant(), NEXT_MONTH.atStartOfDay(CITY).toInstant()));
        assertThat(row(Parameter.CARD_CUT_OFF_DAY)).satisfies(row -> {
            assertThat(row.value()).isEqualTo(25);
            assertThat(row.history()).extracting(ParameterValue::value).containsExactly(25, 20);
        });
    }

    @Test
    @DisplayName("已生效的值不能改；将生效的值可另行提出替换")
    void thePastIsKept() {
        refused("rule.not-to-come", () -> propose(Parameter.CARD_CUT_OFF_DAY, 25, TODAY));
        refused("rule.not-to-come", () -> propose(Parameter.CARD_CUT_OFF_DAY, 25, null));
        for (var forbidden : List.of("update parameter set value = '1' where code = 'CARD_CUT_OFF_DAY'", "delete from parameter")) {
            assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(forbidden))).hasMessageContaining("has been in force since");
        }
        agreed(Parameter.CARD_CUT_OFF_DAY, 25, NEXT_MONTH);
        agreed(Parameter.CARD_CUT_OFF_DAY, 15, NEXT_MONTH);
        assertThat(row(Parameter.CARD_CUT_OFF_DAY).coming()).extracting(ParameterValue::value).containsExactly(15);
        refused("approval.no-change", () -> propose(Parameter.CARD_CUT_OFF_DAY, 15, NEXT_MONTH.plusDays(3)));
        refused("approval.no-change", () -> propose(Parameter.CARD_CUT_OFF_DAY, 20, NEXT_MONTH.minusDays(1)));
    }

    @Test
    @DisplayName("复核时生效日期已到，或参数已另有调整，不能通过")
    void stale() {
        long late = propose(Parameter.APPROVAL_DAYS, 5, TODAY.plusDays(2));
        clock = Clock.offset(NOW, Duration.ofDays(2));
        refused("rule.not-to-come", () -> database.inTransaction(() -> decidedBy("head").approve(late, 0)));
        clock = NOW;
        long overtaken = propose(Parameter.IMPORT_MAX_ROWS, 8000, NEXT_MONTH);
        database.jdbi().useHandle(h -> h.execute("insert into parameter (code, valid_from, value, request_id) values ('IMPORT_MAX_ROWS', '2200-01-01', '9', "
                + late + ")"));
        refused("approval.overtaken", () -> database.inTransaction(() -> decidedBy("head").approve(overtaken, 0)));
        refused("changed-meanwhile", () -> as("staff").propose(Parameter.IMPORT_MAX_ROWS, 0, 8000, NEXT_MONTH, "文件"));
        refused("approval.open-already", () -> propose(Parameter.IMPORT_MAX_ROWS, 8000, NEXT_MONTH));
    }

    @Test
    @DisplayName("每个参数的初始值都在范围内，范围外的不能提出")
    void bounds() {
        assertThat(Parameter.values()).allSatisfy(parameter -> {
            assertThat(parameter.fallback()).isBetween(parameter.lowest(), parameter.highest());
            refused("parameter.out-of-range", () -> propose(parameter, parameter.lowest() - 1, NEXT_MONTH));
            refused("parameter.out-of-range", () -> propose(parameter, parameter.highest() + 1, NEXT_MONTH));
            assertThat(parameter.word(parameter.fallback())).isNotBlank();
        });
        assertThat(as("staff").list()).extracting(ParameterRow::parameter).containsExactly(Parameter.values());
        assertThat(Arrays.stream(Parameter.values()).map(Parameter::label)).doesNotHaveDuplicates();
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

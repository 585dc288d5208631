package unioncard.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import unioncard.approval.OpenRequests;
import unioncard.approval.Origin;
import unioncard.shared.Parameter;

/** Statements on the dated parameters. */
final class ParameterSql {

    private ParameterSql() {
    }

    /** Every parameter with its values, two statements whatever their number. */
    static List<ParameterRow> rows(Handle h, Clock clock) {
        var today = LocalDate.now(clock);
        var values = h.createQuery("""
                select p.code, p.valid_from, cast(p.value as integer) as value, p.request_id, r.requester_name, r.decider_name, r.decided_at
                from parameter p left join approval_request r on r.id = p.request_id order by p.code, p.valid_from""")
                .map((row, context) -> new ParameterValue(row.getString("code"), row.getObject("valid_from", LocalDate.class), row.getInt("value"),
                        Origin.of(row))).stream().collect(Collectors.groupingBy(ParameterValue::code));
        var pending = OpenRequests.subjects(h, ParameterChange.CODE, clock.instant());
        return Arrays.stream(Parameter.values()).map(p -> row(p, values.getOrDefault(p.name(), List.of()), today, pending)).toList();
    }

    static ParameterRow row(Handle h, Parameter parameter, Clock clock) {
        return rows(h, clock).get(parameter.ordinal());
    }

    private static ParameterRow row(Parameter parameter, List<ParameterValue> values, LocalDate today, Set<String> pending) {
        var coming = values.stream().filter(value -> value.validFrom().isAfter(today)).toList();
        var history = values.subList(0, values.size() - coming.size());
        var present = history.isEmpty() ? null : history.get(history.size() - 1);
        var newestFirst = history.stream().sorted((a, b) -> b.validFrom().compareTo(a.validFrom())).toList();
        return new ParameterRow(parameter, present == null ? parameter.fallback() : present.value(), present == null ? null : present.validFrom(),
                coming, newestFirst, pending.contains(ParameterChange.subject(parameter)),
                Origin.version(values.stream().map(ParameterValue::origin)));
    }

    /** Sets a value from a day to come on; one planned for the same day is replaced. */
    static void set(Handle h, Parameter parameter, LocalDate from, int value, long requestId) {
        h.createUpdate("""
                insert into parameter (code, valid_from, value, request_id) values (:code, :from, cast(:value as varchar), :request)
                on conflict (code, valid_from) do update set value = excluded.value, request_id = excluded.request_id""")
                .bind("code", parameter.name()).bind("from", from).bind("value", value).bind("request", requestId).execute();
    }
}

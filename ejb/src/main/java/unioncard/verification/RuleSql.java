package unioncard.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import unioncard.approval.OpenRequests;
import unioncard.approval.Origin;

/** Statements on the rules of the verification. */
final class RuleSql {

    private RuleSql() {
    }

    /** Every rule, two statements. */
    static List<RuleRow> rows(Handle h, Clock clock) {
        var today = LocalDate.now(clock);
        var meanings = h.createQuery("""
                select p.registry, p.answer, p.valid_from, p.outcome, p.text, p.request_id, r.requester_name, r.decider_name, r.decided_at
                from verification_policy p left join approval_request r on r.id = p.request_id order by p.valid_from""")
                .map((row, context) -> new RuleMeaning(Rule.of(row.getString(1), row.getString(2)), row.getObject(3, LocalDate.class),
                        Outcome.valueOf(row.getString(4)), row.getString(5), Origin.of(row)))
                .stream().collect(Collectors.groupingBy(RuleMeaning::rule));
        var pending = OpenRequests.subjects(h, RuleChange.CODE, clock.instant());
        return Arrays.stream(Rule.values()).map(rule -> row(rule, meanings.getOrDefault(rule, List.of()), today, pending)).toList();
    }

    static RuleRow row(Handle h, Rule rule, Clock clock) {
        return rows(h, clock).get(rule.ordinal());
    }

    private static RuleRow row(Rule rule, List<RuleMeaning> meanings, LocalDate today, Set<String> pending) {
        var coming = meanings.stream().filter(meaning -> meaning.validFrom().isAfter(today)).toList();
        var history = meanings.stream().filter(meaning -> !meaning.validFrom().isAfter(today))
                .sorted(Comparator.comparing(RuleMeaning::validFrom).reversed()).toList();
        return new RuleRow(rule, history.isEmpty() ? null : history.get(0), coming, history, pending.contains(RuleChange.subject(rule)),
                Origin.version(meanings.stream().map(RuleMeaning::origin)));
    }

    /** Sets a meaning from a day to come on; one planned for the same day is replaced. */
    static void set(Handle h, Rule rule, LocalDate from, Outcome outcome, String text, long requestId) {
        h.createUpdate("""
                insert into verification_policy (registry, answer, valid_from, outcome, text, request_id)
                values (:registry, :answer, :from, :outcome, :text, :request)
                on conflict (registry, answer, valid_from) do update
                set outcome = excluded.outcome, text = excluded.text, request_id = excluded.request_id""")
                .bind("registry", rule.registry()).bind("answer", rule.answerCode()).bind("from", from).bind("outcome", outcome.name())
                .bind("text", text).bind("request", requestId).execute();
    }
}

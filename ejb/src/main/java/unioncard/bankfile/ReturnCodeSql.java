package unioncard.bankfile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import unioncard.approval.OpenRequests;
import unioncard.approval.Origin;
import unioncard.card.SpecialReason;

/** Statements on the return codes. */
final class ReturnCodeSql {

    private ReturnCodeSql() {
    }

    /** Every code that is defined, was sent by the bank and is held, or is proposed; by code, three statements. */
    static List<ReturnCodeRow> rows(Handle h, Instant now) {
        var meanings = h.createQuery("""
                select k.code, k.class, k.text, k.special_reason, k.request_id, r.requester_name, r.decider_name, r.decided_at
                from (select * from bank_return_code union all select * from bank_return_code_past) k
                  left join approval_request r on r.id = k.request_id order by k.request_id desc nulls last""")
                .map((row, context) -> new ReturnCodeMeaning(new ReturnCode(row.getString("code"), ReturnCodeClass.valueOf(row.getString("class")),
                        row.getString("text"), reason(row.getString("special_reason"))), Origin.of(row)))
                .stream().collect(Collectors.groupingBy(known -> known.meaning().code()));
        var held = h.createQuery("""
                select code, count(*) from bank_rejection where status = 'HELD' and reason = 'UNKNOWN_CODE' and code is not null group by code""")
                .setMapKeyColumn("code").setMapValueColumn("count").collectInto(new GenericType<Map<String, Integer>>() { });
        var pending = OpenRequests.subjects(h, ReturnCodeChange.CODE, now).stream().map(ReturnCodeChange::codeOf).collect(Collectors.toSet());
        var codes = new TreeSet<>(meanings.keySet());
        codes.addAll(held.keySet());
        codes.addAll(pending);
        return codes.stream().map(code -> new ReturnCodeRow(code, meanings.getOrDefault(code, List.of()), held.getOrDefault(code, 0),
                pending.contains(code))).toList();
    }

    static SpecialReason reason(String name) {
        return name == null ? null : SpecialReason.valueOf(name);
    }

    static ReturnCodeRow row(Handle h, String code, Instant now) {
        return rows(h, now).stream().filter(row -> row.code().equals(code)).findFirst().orElse(new ReturnCodeRow(code, List.of(), 0, false));
    }

    /** Defines or changes a code as a request has it; false when the code is not at the version that the request was based on. */
    static boolean set(Handle h, ReturnCode wanted, int basis, long requestId) {
        return h.createUpdate("""
                insert into bank_return_code as known (code, class, text, special_reason, request_id)
                values (:code, :codeClass, :text, :specialReason, :request)
                on conflict (code) do update set class = excluded.class, text = excluded.text, special_reason = excluded.special_reason,
                  request_id = excluded.request_id where coalesce(known.request_id, 0) = :basis""")
                .bindMethods(wanted).bind("request", requestId).bind("basis", basis).execute() == 1;
    }
}

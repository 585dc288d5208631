package unioncard.home;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.member.HandlingStatus;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.UnionScope;

/** 办卡情况 of a union and all below it: how many members at which stage, and why the bank refused. */
@Stateless
public class CardPicture {

    private static final int MONTHS_BACK = 12;
    private static final int MOST_REASONS = 6;

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private CardPictures kept;

    public CardPicture() {
    }

    @Inject
    CardPicture(Jdbi jdbi, Clock clock, CurrentUser current, CardPictures kept) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.kept = kept;
    }

    /** The picture of the caller's data scope; a grassroots union is counted anew, for larger ones it may be some minutes old. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public Drawn draw() {
        var scope = current.get().scope();
        return scope.reach() == UnionScope.Reach.UNION ? count(scope) : kept.of(scope.unionId(), () -> count(scope));
    }

    private Drawn count(UnionScope scope) {
        var statement = """
                select 'STAGE' part, m.handling_status what, count(*) counted from member m where m.status = 'ACTIVE' and %s group by 2
                union all
                select 'PENDING', null, count(*) from pending_entry e where %s
                union all
                (select 'REASON', coalesce(k.text, l.bank_text), count(*) from card_batch b join card_batch_line l on l.batch_id = b.id
                  left join bank_return_code k on k.code = l.bank_code
                where b.submitted_at >= :since and l.status = 'REFUSED' and l.bank_code <> 'CLOSED' and %s
                group by 2 order by 3 desc, 2 limit :most)""".formatted(scope.sql("m"), scope.sql("e"), scope.sql("b"));
        var since = LocalDate.now(clock).minusMonths(MONTHS_BACK).atStartOfDay(clock.getZone()).toInstant();
        record Counted(String part, String what, long number) {
        }

        var all = jdbi.withHandle(h -> h.createQuery(statement).bindMethods(scope).bind("since", since).bind("most", MOST_REASONS)
                .map((row, context) -> new Counted(row.getString("part"), row.getString("what"), row.getLong("counted"))).list());
        var stages = new EnumMap<HandlingStatus, Long>(HandlingStatus.class);
        var reasons = new ArrayList<Reason>();
        long pending = 0;
        for (var one : all) {
            switch (one.part) {
                case "STAGE" -> stages.put(HandlingStatus.valueOf(one.what), one.number);
                case "PENDING" -> pending = one.number;
                default -> reasons.add(new Reason(one.what, one.number));
            }
        }
        return new Drawn(clock.instant(), stages, pending, reasons);
    }

    /**
     * What the picture shows.
     *
     * @param at when it was counted
     * @param stages members in 正常 by 办理状态
     * @param pending those of them on the pending list, part of {@link HandlingStatus#OPEN}
     * @param reasons the most frequent answers of refusal of the last twelve months, the most frequent first
     */
    public record Drawn(Instant at, Map<HandlingStatus, Long> stages, long pending, List<Reason> reasons) {

        /** How many are at a stage. */
        public long at(HandlingStatus stage) {
            return stages.getOrDefault(stage, 0L);
        }

        /** All members in 正常. */
        public long total() {
            return stages.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A reason the bank has refused for, and how often. */
    public record Reason(String text, long lines) {
    }
}

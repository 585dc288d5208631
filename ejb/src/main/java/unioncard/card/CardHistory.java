package unioncard.card;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;

/** What happened on the way to a member's card and with it: 办卡日志, for 会员详情. */
@Stateless
public class CardHistory {

    private Jdbi jdbi;
    private CurrentUser current;

    public CardHistory() {
    }

    @Inject
    CardHistory(Jdbi jdbi, CurrentUser current) {
        this.jdbi = jdbi;
        this.current = current;
    }

    /** 办卡日志 of a member within the data scope, newest first. */
    @Requires(value = Permission.VIEW_CARDS, audited = false)
    public List<Entry> log(long memberId) {
        var scope = current.get().scope();
        return jdbi.withHandle(h -> h.createQuery("""
                select l.at, l.actor, l.step, l.outcome, l.text, l.batch_no from card_log l join member m on m.id = l.member_id
                where l.member_id = :member and %s order by l.id desc limit 200""".formatted(scope.sql("m")))
                .bind("member", memberId).bindMethods(scope).map(ConstructorMapper.of(Entry.class)).list());
    }

    /**
     * An entry of the card log.
     *
     * @param outcome DONE, PASSED, FAILED or WAITING
     */
    public record Entry(Instant at, String actor, String step, String outcome, String text, String batchNo) {
    }
}

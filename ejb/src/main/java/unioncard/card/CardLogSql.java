package unioncard.card;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Single rows of the card log (办卡日志); bulk work writes its rows in its own statements. */
final class CardLogSql {

    private CardLogSql() {
    }

    static void write(Handle h, long memberId, Instant at, String actor, String step, String outcome, String text, String batchNo) {
        h.createUpdate("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
                select id, district_id, :at, :actor, :step, :outcome, :text, :batchNo from member where id = :member""")
                .bind("member", memberId).bind("at", at).bind("actor", actor).bind("step", step).bind("outcome", outcome)
                .bind("text", text).bind("batchNo", batchNo).execute();
    }
}

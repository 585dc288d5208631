package unioncard.demo;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** 办卡日志: what happened to a member on the way to the card. */
final class CardLog {

    /** Steps of the log. */
    enum Step {
        ADDED, VERIFICATION, COMPLETED, SUBMITTED, EXCHANGE, FEEDBACK, WITHDRAWN
    }

    private record Entry(Member member, OffsetDateTime at, String actor, Step step, String outcome, String text, String batchNo) {
    }

    private final List<Entry> entries = new ArrayList<>();

    void add(Member member, OffsetDateTime at, String actor, Step step, String outcome, String text, String batchNo) {
        entries.add(new Entry(member, at, actor, step, outcome, text, batchNo));
    }

    void write(Handle handle) {
        entries.sort(Comparator.comparing(Entry::at));
        var table = new Table("card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)");
        for (var e : entries) {
            table.row(e.member().id, e.member().union.districtId(), e.at(), e.actor(), e.step(), e.outcome(), e.text(), e.batchNo());
        }
        table.copyTo(handle);
    }
}

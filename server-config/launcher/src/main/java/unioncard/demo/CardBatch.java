package unioncard.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A batch sent to the bank with one line per member; where it stands follows from its stage and from the answers on its lines. */
final class CardBatch {

    /** How far the batch has come. */
    enum Stage {
        TO_SEND, SENT, ACKNOWLEDGED, ANSWERED, REJECTED, WITHDRAWN;

        boolean sent() {
            return this != TO_SEND && this != WITHDRAWN;
        }
    }

    /** A line; without an answer the code is null and the line open. */
    record Line(Member member, String code, String text, boolean closed, Member.Card card) {

        String status() {
            return !closed ? "OPEN" : card == null ? "REFUSED" : "ISSUED";
        }
    }

    final long id;
    final String no;
    final Union union;
    final String channel;
    final OffsetDateTime submittedAt;
    final Stage stage;
    final List<Line> lines = new ArrayList<>();

    CardBatch(long id, long running, Union union, String channel, OffsetDateTime submittedAt, Stage stage) {
        this.id = id;
        this.no = "%tY%<tm%<td%06d".formatted(submittedAt, running);
        this.union = union;
        this.channel = channel;
        this.submittedAt = submittedAt;
        this.stage = stage;
    }

    OffsetDateTime sentAt() {
        return stage.sent() ? submittedAt.plusMinutes(35) : null;
    }

    OffsetDateTime acknowledgedAt() {
        return stage.sent() && stage != Stage.SENT ? submittedAt.plusMinutes(95) : null;
    }

    /** When the bank's answers came. */
    OffsetDateTime feedbackAt() {
        return stage == Stage.ANSWERED ? DemoDates.at(feedbackDay(submittedAt.toLocalDate()), 16, 20) : null;
    }

    /** The bank takes eight to ten days. */
    static LocalDate feedbackDay(LocalDate submitted) {
        return DemoDates.workingDay(submitted.plusDays(8));
    }

    long count(String lineStatus) {
        return lines.stream().filter(l -> l.status().equals(lineStatus)).count();
    }

    String status() {
        return stage != Stage.ANSWERED ? stage.name() : count("OPEN") > 0 ? "PARTLY_ANSWERED" : "ANSWERED";
    }

    String fileName() {
        return "GHK_" + no.substring(0, 8) + "_" + no + "_" + (channel.equals("REGULAR") ? "N" : "S");
    }
}

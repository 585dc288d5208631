package unioncard.bankfile;

import java.time.Clock;
import unioncard.security.PersonalKind;
import unioncard.shared.TestDatabase;

/** The bank as tests of other capabilities need it: it takes the oldest batch that waits and answers every line of it. */
public final class AnsweringBank {

    private final TestDatabase database;
    private final Clock clock;

    public AnsweringBank(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Sends and answers the oldest batch, every second line with a card, the others with a refusal of this code; false when none waits. */
    public boolean answer(String refusal) {
        var exchange = new Exchange(database.jdbi(), clock);
        var dispatch = new RequestDispatch(database.jdbi(), clock, database.parameters());
        return database.inTransaction(() -> {
            exchange.entities = database.entities();
            dispatch.entities = database.entities();
            var waiting = database.jdbi().withHandle(h -> h.createQuery("select id, batch_no, line_count from card_batch where status = 'TO_SEND' "
                    + "order by id limit 1").mapToMap().findOne());
            if (waiting.isEmpty()) {
                return false;
            }
            long batch = (Long) waiting.get().get("id");
            var number = (String) waiting.get().get("batch_no");
            int lines = (Integer) waiting.get().get("line_count");
            var sent = dispatch.written(dispatch.batch(batch).orElseThrow(), "GHK_" + number, digest(number), null, 1);
            dispatch.sending(batch, sent);
            dispatch.sent(batch, sent);
            long file = database.jdbi().withHandle(h -> h.createQuery("""
                    insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                    values ('IN', 'RESULT', :batch, :digest, 1, :batch, 'RECEIVED', now()) returning id""")
                    .bind("batch", number).bind("digest", digest(number)).mapTo(Long.class).one());
            for (int seq = 1; seq <= lines; seq++) {
                var card = seq % 2 == 1 ? "62199900" + String.format("%07d%04d", batch, seq) : null;
                int line = seq;
                database.jdbi().useHandle(h -> h.createUpdate("""
                        insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date)
                        select :file, seq, :number, seq, member_no, :code, :sealed, :index, date '2026-11-23' from card_batch_line
                        where batch_id = :batch and seq = :seq""")
                        .bind("file", file).bind("number", number).bind("batch", batch).bind("seq", line).bind("code", card == null ? refusal : "0000")
                        .bind("sealed", database.personalData().seal(PersonalKind.CARD, card))
                        .bind("index", card == null ? null : database.personalData().index(PersonalKind.CARD, card)).execute());
            }
            exchange.apply(file, number);
            return true;
        });
    }

    private static String digest(String batchNo) {
        return (batchNo + "0".repeat(64)).substring(0, 64);
    }
}

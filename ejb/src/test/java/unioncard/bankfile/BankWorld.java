package unioncard.bankfile;

import java.util.Arrays;
import java.util.stream.Collectors;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.TestDatabase;

/** A city whose bank answers as a test says, with what the jobs of the exchange call. */
final class BankWorld {

    static final String CARD = "6219990000000000002";
    static final String OTHER_CARD = "6219990000000000010";

    final TestDatabase database;
    final CardWorld world;
    final Exchange exchange;
    final FileReception reception;
    final RequestDispatch dispatch;
    private int files;

    BankWorld(TestDatabase database) {
        this.database = database;
        world = new CardWorld(database);
        exchange = new Exchange(database.jdbi(), world.clock);
        exchange.entities = database.entities();
        reception = new FileReception(database.jdbi(), world.clock, new JobRuns(database.jdbi(), world.clock), LayoutFile.standard());
        dispatch = new RequestDispatch(database.jdbi(), world.clock, database.parameters());
        dispatch.entities = database.entities();
    }

    /** Members of these names are submitted as one batch. Returns its number. */
    String submit(String... names) {
        world.pendingList(world.union).add(Arrays.stream(names).map(world::member).toList());
        world.allHavePassed();
        return database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
    }

    /** {@link #submit}, and the batch is sent. */
    String send(String... names) {
        var batchNo = submit(names);
        send(batchNo);
        return batchNo;
    }

    void send(String batchNo) {
        long batch = batchId(batchNo);
        var digest = (batchNo + "d".repeat(64)).substring(0, 64);
        var file = database.inTransaction(() -> dispatch.written(dispatch.batch(batch).orElseThrow(), "GHK_" + batchNo + ".txt", digest, null, 1));
        database.inTransaction(() -> dispatch.sending(batch, file));
        database.inTransaction(() -> dispatch.sent(batch, file));
    }

    long batchId(String batchNo) {
        return Long.parseLong(text("select id from card_batch where batch_no = ?", batchNo));
    }

    /** The newest batch gets a result file with these lines, each {@code seq|code|card}; returns what became of the file. */
    String answer(String... lines) {
        return answerTo(text("select batch_no from card_batch order by id desc limit 1"), lines);
    }

    String answerTo(String batchNo, String... lines) {
        long file = received(FileKind.RESULT, batchNo);
        int lineNo = 1;
        for (var line : lines) {
            var f = line.split("\\|", -1);
            var card = f[2].isEmpty() ? null : f[2];
            lineNo++;
            int no = lineNo;
            database.jdbi().useHandle(h -> h.createUpdate("""
                    insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date)
                    select :file, :line, :batch, :seq, coalesce((select l.member_no from card_batch_line l join card_batch b on b.id = l.batch_id
                      where b.batch_no = :batch and l.seq = :seq), '0000000000'), :code, :sealed, :index, case when :index is null then null
                      else date '2026-11-23' end""")
                    .bind("file", file).bind("line", no).bind("batch", batchNo).bind("seq", Integer.parseInt(f[0])).bind("code", f[1])
                    .bind("sealed", database.personalData().seal(PersonalKind.CARD, card))
                    .bind("index", card == null ? null : database.personalData().index(PersonalKind.CARD, card)).execute());
        }
        return apply(file, batchNo);
    }

    /** Applies what was staged of a file. */
    String apply(long file, String batchNo) {
        database.inTransaction(() -> exchange.apply(file, batchNo));
        return text("select status || ' ' || applied_count || '/' || rejected_count from bank_file where id = ?", file);
    }

    /** A file as received, with nothing of it read yet. */
    long received(FileKind kind, String batchNo) {
        return database.jdbi().withHandle(h -> h.createQuery("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                values ('IN', :kind, :name, rpad(:name, 64, 'x'), 1, :batch, 'RECEIVED', now()) returning id""")
                .bind("kind", kind).bind("name", "file" + ++files).bind("batch", batchNo).mapTo(Long.class).one());
    }

    /** The bank's 0100 means that its check found nothing wrong, from now on. */
    void firstAnswers() {
        database.owner().useHandle(h -> h.execute("alter table bank_return_code disable trigger user;"
                + " insert into bank_return_code (code, class, text) values ('0100', 'CHECKED', '校验通过'); alter table bank_return_code enable trigger user"));
    }

    TestUser user(long union, String login) {
        return TestUser.of(database.jdbi(), union, login);
    }

    String text(String sql, Object... values) {
        return world.text(sql, values);
    }

    String statuses() {
        return text("select string_agg(seq || '=' || status, ',' order by seq) from card_batch_line");
    }

    String handling() {
        return Arrays.stream(text("select string_agg(m.handling_status, ',' order by l.seq) from member m join card_batch_line l on l.member_id = m.id")
                .split(",")).collect(Collectors.joining(","));
    }
}

package unioncard.bankfile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.bankfile.RequestLines.Unfit;
import unioncard.card.CardLifeWorld;
import unioncard.card.SpecialReason;
import unioncard.security.AuditNote;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.TestDatabase;

/** The exchange with a bank that answers as chance has it: in parts, twice, late, out of order, contradicting itself. Files stay in the head. */
public final class BankDesk {

    private static final List<String> CODES = List.of("0000", "0000", "0000", "0000", "1001", "1003", "2001", "2002", "9001", "7777");
    private static final String NO_LINE = "没有这一行";

    private final TestDatabase database;
    private final Clock clock;
    private final AtomicInteger cards;
    private final AtomicInteger files = new AtomicInteger();

    /** @param cards the last card number given out, for {@link CardLifeWorld#number} */
    public BankDesk(TestDatabase database, Clock clock, AtomicInteger cards) {
        this.database = database;
        this.clock = clock;
        this.cards = cards;
    }

    /** The export job of a batch, from the lines its charset cannot write to the file at the bank. */
    public void send(long batchId) {
        var head = database.inTransaction(() -> dispatch().batch(batchId)).orElse(null);
        if (head == null) {
            return;
        }
        var unfit = unfit(batchId);
        if (!unfit.isEmpty()) {
            database.inTransaction(() -> dispatch().leave(head, unfit));
        }
        database.inTransaction(() -> dispatch().batch(batchId)).ifPresent(batch -> {
            var digest = (batch.batchNo() + "." + batch.openLines() + "d".repeat(64)).substring(0, 64);
            var file = database.inTransaction(() -> dispatch().written(batch, "GHK_" + batch.batchNo() + ".txt", digest, null, 1));
            if (database.inTransaction(() -> dispatch().sending(batchId, file))) {
                database.inTransaction(() -> dispatch().sent(batchId, file));
            }
        });
    }

    /** In every third batch, names with a character beyond the bank's charset that have no agreed writing. */
    private List<Unfit> unfit(long batchId) {
        return batchId % 3 != 0 ? List.of() : database.jdbi().withHandle(h -> h.createQuery("""
                select seq from card_batch_line where batch_id = :batch and status = 'OPEN' and bank_name is null and name like '%𬎆%'""")
                .bind("batch", batchId).mapTo(Integer.class).list()).stream().map(seq -> new Unfit(seq, SpecialReason.RARE_CHARACTER, "姓名含有写不出的字")).toList();
    }

    /** 受理回执. */
    public void acknowledge(String batchNo, boolean accepted) {
        long file = received(FileKind.ACKNOWLEDGEMENT, batchNo);
        try {
            database.inTransaction(() -> exchange().acknowledge(file, new Acknowledgement(batchNo, accepted, "1", "0", accepted ? null : "文件格式不符")));
        } catch (FileRefused contradicting) {
            database.inTransaction(() -> exchange().refuse(exchange().incoming(file), contradicting.getMessage()));
        }
    }

    /** A result file for some of the lines, in any order; sometimes with lines that cannot be, and sometimes the job runs twice. */
    public void answer(String batchNo, int lines, Random random) {
        long file = received(FileKind.RESULT, batchNo);
        int count = 1 + random.nextInt(lines + 1);
        for (int no = 2; no < count + 2; no++) {
            boolean strange = random.nextInt(12) == 0;
            stage(file, no, batchNo, 1 + random.nextInt(strange ? lines + 3 : lines), CODES.get(random.nextInt(CODES.size())), random);
        }
        database.inTransaction(() -> exchange().apply(file, batchNo));
        if (random.nextInt(4) == 0) {
            database.inTransaction(() -> exchange().apply(file, batchNo));
        }
    }

    private void stage(long file, int lineNo, String batchNo, int seq, String code, Random random) {
        var card = !code.equals("0000") ? null : CardLifeWorld.number(random.nextInt(15) == 0 ? Math.max(1, cards.get()) : cards.incrementAndGet());
        database.jdbi().useHandle(h -> h.createUpdate("""
                insert into bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date)
                select :file, :line, :batch, :seq, coalesce((select l.member_no from card_batch_line l join card_batch b on b.id = l.batch_id
                  where b.batch_no = :batch and l.seq = :seq), :none), :code, :sealed, :index, cast(:on as date)""")
                .bind("file", file).bind("line", lineNo).bind("batch", batchNo).bind("seq", seq).bind("none", NO_LINE).bind("code", code)
                .bind("sealed", database.personalData().seal(PersonalKind.CARD, card)).bind("on", card == null ? null : LocalDate.now(clock))
                .bind("index", card == null ? null : database.personalData().index(PersonalKind.CARD, card)).execute());
    }

    private long received(FileKind kind, String batchNo) {
        return database.jdbi().withHandle(h -> h.createQuery("""
                insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                values ('IN', :kind, :name, rpad(:name, 64, 'x'), 1, :batch, 'RECEIVED', :now) returning id""").bind("kind", kind)
                .bind("name", "file" + files.incrementAndGet()).bind("batch", batchNo).bind("now", clock.instant()).mapTo(Long.class).one());
    }

    /** A held line is settled by two persons of the union: mostly it counts, corrected as chance has it. */
    public void settle(long held, TestUser asking, TestUser deciding, Random random) {
        var code = CODES.get(random.nextInt(9));
        boolean issued = code.equals("0000");
        int version = number("select version from bank_rejection where id = " + held);
        int seq = number("select coalesce(seq, 1) from bank_rejection where id = " + held);
        var wish = random.nextInt(3) == 0 ? new Settlement(false, null, null, null, null)
                : new Settlement(true, seq, code, issued ? CardLifeWorld.number(cards.incrementAndGet()) : null, issued ? LocalDate.now(clock) : null);
        database.seenBy(asking.commandSight(), () -> {
            lines(asking).settle(held, version, wish, "已与银行核实");
            return null;
        });
        var request = new ArrayList<>(database.jdbi().withHandle(h -> h.createQuery("select id from approval_request where status = 'OPEN' and subject = ?")
                .bind(0, LineSettlement.subject(held)).mapTo(Long.class).list()));
        database.seenBy(deciding.commandSight(), () -> {
            new Approvals(database.jdbi(), deciding, new AuditNote(), database.personalData(), new ApprovalKinds(List.of(settlement(deciding))), clock)
                    .approve(request.get(0), 0);
            return null;
        });
    }

    private HeldLines lines(TestUser user) {
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), clock);
        return new HeldLines(database.jdbi(), user, new AuditNote(), database.personalData(), requests, settlement(user), clock);
    }

    private LineSettlement settlement(TestUser user) {
        return new LineSettlement(database.jdbi(), exchange(), user, database.personalData(), clock, () -> List.of("621999"));
    }

    /** 交换监控 for somebody. */
    public ExchangeMonitor monitor(TestUser user) {
        return new ExchangeMonitor(database.jdbi(), clock, user, new AuditNote(), new JobRuns(database.jdbi(), clock));
    }

    /** Days whose files, lines, cards and counters do not tell the same. */
    public List<LocalDate> doNotAddUp() {
        var today = LocalDate.now(clock);
        return database.jdbi().withHandle(h -> ReconciliationSql.days(h, today.minusDays(999), today, clock.getZone())).stream()
                .filter(day -> !day.addsUp()).map(Reconciliation::day).toList();
    }

    private int number(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    private Exchange exchange() {
        var exchange = new Exchange(database.jdbi(), clock);
        exchange.entities = database.entities();
        return exchange;
    }

    private RequestDispatch dispatch() {
        var dispatch = new RequestDispatch(database.jdbi(), clock, database.parameters());
        dispatch.entities = database.entities();
        return dispatch;
    }
}

package unioncard.bankfile;

import java.io.BufferedOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import unioncard.bench.BenchDatabase;
import unioncard.bench.Laps;

/** The least that must be done: COPY and bare set-based SQL, without a check of the file, encryption or a reason for what does not fit. */
final class BankFloor {

    private static final String TABLE = """
            create table floor_line (d text, seq integer, member_no char(10), code text, card_no text, card_date date, text text,
              card_no_index char(64) generated always as (encode(sha256(card_no::bytea), 'hex')) stored,
              card_no_sealed text generated always as ('v1.C.' || left(encode(sha256(card_no::bytea), 'hex'), 63)) stored)""";

    /** What the bank's lines in {@code floor_line} change, in the product's order; a peer has a table of that name too. First members and log. */
    static final String MEMBERS = """
            with members as (
              update member m set handling_status = case when k.class = 'SUCCESS' then 'ISSUED' else 'FAILED' end,
                special_reason = case k.class when 'SPECIAL' then k.special_reason when 'SUCCESS' then null else m.special_reason end, version = version + 1
              from floor_line f join card_batch_line l on l.batch_id = 1 and l.seq = f.seq and l.status = 'OPEN' and l.member_no = f.member_no
                join bank_return_code k on k.code = f.code
              where m.id = l.member_id
              returning m.id, m.union_id, m.district_id, m.status, k.class, k.special_reason, coalesce(f.text, k.text) text),
            waiting as (
              insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by)
              select id, union_id, district_id, 'SPECIAL', special_reason, now(), 'bank' from members where class = 'SPECIAL' and status = 'ACTIVE')
            insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no)
            select id, district_id, now(), '银行', 'FEEDBACK', case when class = 'SUCCESS' then 'PASSED' else 'FAILED' end,
              case when class = 'SUCCESS' then '办卡成功' else '办卡失败：' || text end, '20261123000001' from members""";
    /** The second statement. */
    static final String CARDS = """
            insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id)
            select l.person_id, l.member_id, l.district_id, f.card_no_sealed, f.card_no_index, f.card_date, now(), l.batch_id
            from floor_line f join card_batch_line l on l.batch_id = 1 and l.seq = f.seq
            where f.code = '0000' and l.status = 'OPEN' and l.member_no = f.member_no on conflict do nothing""";
    /** The third. */
    static final String LINES = """
            update card_batch_line l set status = case when k.class = 'SUCCESS' then 'ISSUED' else 'REFUSED' end, bank_code = f.code,
              bank_text = coalesce(f.text, k.text), answered_at = now(), card_id = c.id
            from floor_line f join bank_return_code k on k.code = f.code left join card c on c.card_no_index = f.card_no_index
            where l.batch_id = 1 and l.seq = f.seq and l.status = 'OPEN' and l.member_no = f.member_no""";
    /** The fourth, for file 1. */
    static final String HELD = """
            insert into bank_rejection (file_id, line_no, seq, reason, text, batch_id, union_id, district_id, member_no, code)
            select 1, row_number() over (), f.seq, 'UNKNOWN_LINE', '批次中没有这个序号', 1, 3, 2, f.member_no, f.code
            from floor_line f where not exists (select from card_batch_line l where l.batch_id = 1 and l.seq = f.seq)""";
    /** The file that lines are held of. */
    static final String FILE = """
            insert into bank_file (id, direction, kind, name, digest, size_bytes, batch_no, status, at)
            values (1, 'IN', 'RESULT', 'x', 'x', 1, '20261123000001', 'RECEIVED', now())""";
    /** Its counts, and those of the batch. */
    static final String COUNTS = """
            with counted as (select count(*) filter (where status = 'ISSUED') issued, count(*) filter (where status = 'REFUSED') refused
              from card_batch_line where batch_id = 1),
            batch as (update card_batch set issued_count = c.issued, refused_count = c.refused, status = 'ANSWERED', feedback_at = now(), version = version + 1
              from counted c where id = 1)
            update bank_file set status = 'APPLIED', applied_count = c.issued + c.refused, finished_at = now(),
              rejected_count = (select count(*) from bank_rejection) from counted c where id = 1""";

    private static final String REQUEST = """
            copy (select l.seq, l.member_no, coalesce(l.bank_name, l.name), l.name_pinyin, l.sex, d.bank_code, l.document_sealed, l.document_expires_on,
                l.document_long_term, l.birth_date, l.nationality, l.occupation, l.mobile_sealed, l.address_sealed
              from card_batch_line l left join bank_document_code d on d.document_type = l.document_type
              where l.batch_id = 1 and l.status = 'OPEN' order by l.seq) to stdout with (delimiter '|', null '')""";

    private final BenchDatabase database;

    BankFloor(BenchDatabase database) {
        this.database = database;
    }

    /** Before the database is kept. */
    void prepare() {
        database.jdbi().useHandle(h -> h.execute(TABLE));
    }

    void apply(Path bare, Laps laps) throws Exception {
        database.transaction().run(() -> database.jdbi().useHandle(h -> {
            try {
                laps.lap("copy", () -> copy(h, bare));
                laps.lap("members and log", () -> h.execute(MEMBERS));
                laps.lap("cards", () -> h.execute(CARDS));
                laps.lap("lines", () -> h.execute(LINES));
                laps.lap("rest", () -> h.execute(FILE) + h.execute(HELD) + h.execute(COUNTS));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private static long copy(Handle h, Path bare) throws Exception {
        try (var in = Files.newInputStream(bare)) {
            long copied = h.getConnection().unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy floor_line (d, seq, member_no, code, card_no, card_date, text) from stdin with (delimiter '|', null '')", in, 1 << 16);
            h.execute("analyze floor_line");
            return copied;
        }
    }

    void export(Path target, Laps laps) throws Exception {
        laps.lap("copy", () -> database.transaction().get(() -> database.jdbi().withHandle(h -> {
            try (var channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                    var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                long copied = h.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut(REQUEST, out);
                out.flush();
                channel.force(true);
                return copied;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        })));
    }
}

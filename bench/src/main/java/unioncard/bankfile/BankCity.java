package unioncard.bankfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.digests.SM3Digest;
import unioncard.bench.BenchDatabase;
import unioncard.security.PersonalKind;
import unioncard.shared.Database;
import unioncard.shared.Digests;

/**
 * A city of one union. Members are in one batch, the others of the city have their cards from an earlier one. The bank's answer to the batch: of a
 * hundred lines one is refused, one refused for a rare character, one to be asked again, the rest issued; of a thousand there are two more, a
 * number that the batch does not have and a line told twice.
 */
final class BankCity {

    static final long BATCH = 1;
    static final String BATCH_NO = "20261123000001";
    static final String RESULT_NAME = "GHK_20261123_" + BATCH_NO + "_N_R01.txt";

    private static final int AT_ONCE = 10_000;
    private static final int CARD_DIGITS = 18;

    private final BenchDatabase database;
    private final int lines;
    private final int members;

    /** @param members of the city, with those of the batch */
    BankCity(BenchDatabase database, int lines, int members) {
        if (lines % 1000 != 0 || members < lines) {
            throw new IllegalArgumentException("the mixture needs a multiple of 1,000 lines");
        }
        this.database = database;
        this.lines = lines;
        this.members = members;
    }

    int lines() {
        return lines;
    }

    int members() {
        return members;
    }

    int issued() {
        return lines / 100 * 97;
    }

    int special() {
        return lines / 100;
    }

    int unmatched() {
        return lines / 1000;
    }

    int refused() {
        return lines - issued();
    }

    /** Lines of the result file. */
    int answers() {
        return lines + lines / 1000 * 2;
    }

    /** Members, and their batch waiting to be sent. */
    void fill() {
        sealed();
        database.owner().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, parent_id, path, district_id) values (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', "
                    + "null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2), (3, '3100100001', '东厂工会', 'GRASSROOTS', 2, '/1/2/3/', 2)");
            h.createUpdate("""
                    insert into person (id, name, name_original, name_pinyin, sex, birth_date, document_type, document_sealed, document_index, mobile_sealed)
                    select i, case when i % 500 = 0 then '𠮷䶮' else '会员' end || i, 'x', 'HUI YUAN', 'F', date '1970-01-01' + i % 10000, 'RESIDENT_ID',
                      s.document, repeat(md5('d' || i), 2), s.mobile from bench_sealed s order by i""").execute();
            h.createUpdate("""
                    insert into member (id, member_no, person_id, union_id, district_id, status, handling_status, created_at)
                    select i, lpad(i::text, 10, '0'), i, 3, 2, 'ACTIVE', case when i > :n then 'ISSUED' else 'IN_PROGRESS' end, now()
                    from generate_series(1, :members) i""").bind("n", lines).bind("members", members).execute();
            h.createUpdate("""
                    insert into card_batch (id, batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
                    values (:id, :no, 3, 2, 'REGULAR', :n, 'TO_SEND', 'clerk', '经办', timestamptz '2026-11-23 10:00:00+08'),
                      (2, '20250101000001', 3, 2, 'REGULAR', :members - :n, 'ANSWERED', 'clerk', '经办', timestamptz '2025-01-01 10:00:00+08')""")
                    .bind("id", BATCH).bind("no", BATCH_NO).bind("n", lines).bind("members", members).execute();
            h.createUpdate("""
                    insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at, batch_id)
                    select nextval('card_seq'), i, i, 2, 'v1.C.' || repeat('x', 63), repeat(md5('c' || i), 2), date '2025-01-02', 'ACTIVE',
                      timestamptz '2025-01-03 10:00:00+08', 2 from generate_series(:n + 1, :members) i""")
                    .bind("n", lines).bind("members", members).execute();
            h.createUpdate("""
                    insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, name_pinyin, sex, birth_date, nationality,
                      document_type, document_sealed, document_expires_on, document_long_term, mobile_sealed, address_sealed, occupation, status,
                      bank_code, card_id, answered_at)
                    select case when c.id is null then :batch else 2 end, p.id, 2, p.id, p.id, lpad(p.id::text, 10, '0'), p.name, p.name_pinyin, p.sex,
                      p.birth_date, 'CHN', p.document_type, p.document_sealed, date '2035-01-01', false, p.mobile_sealed, s.address, '4-01',
                      case when c.id is null then 'OPEN' else 'ISSUED' end, case when c.id is not null then '0000' end, c.id, c.issued_at
                    from person p join bench_sealed s on s.i = p.id left join card c on c.person_id = p.id order by p.id""").bind("batch", BATCH).execute();
            h.execute("drop table bench_sealed");
            h.execute("vacuum analyze");
        });
    }

    /** Encrypted values as the members have them. */
    private void sealed() {
        database.owner().useHandle(h -> {
            h.execute("create table bench_sealed (i integer primary key, document text, mobile text, address text)");
            var rows = new StringBuilder();
            var data = database.personalData();
            for (int i = 1; i <= members; i++) {
                Database.copyRow(rows, i, data.seal(PersonalKind.DOCUMENT, "31010119700101" + i % 10_000).token(),
                        data.seal(PersonalKind.MOBILE, String.valueOf(13_000_000_000L + i)).token(),
                        data.seal(PersonalKind.ADDRESS, "东区人民路" + i + "弄3号").token());
                if (i % AT_ONCE == 0 || i == members) {
                    Database.copyIn(h, "bench_sealed", rows);
                    rows.setLength(0);
                }
            }
        });
    }

    /** The bank's file, and beside it, for the floor, its details alone in UTF-8. */
    void answer(Path file, Path bare) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file)); var plain = new BufferedOutputStream(Files.newOutputStream(bare))) {
            var charset = BankCharset.configured();
            var digest = new SM3Digest();
            line(out, digest, charset, "H|1.0|" + BATCH_NO + "|20261124|01|" + answers() + "\r\n");
            for (int seq = 1; seq <= lines; seq++) {
                var line = answer(seq);
                detail(line, out, digest, charset, plain);
                if (seq % 1000 == 500) {
                    detail(line, out, digest, charset, plain);
                }
                if (seq % 1000 == 0) {
                    detail("D|" + (lines + seq) + "|9999999999|1003|||", out, digest, charset, plain);
                }
            }
            out.write(("T|" + answers() + "|" + Digests.hex(digest) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void detail(String line, OutputStream out, SM3Digest digest, BankCharset charset, OutputStream plain) throws IOException {
        line(out, digest, charset, line + "\r\n");
        plain.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void line(OutputStream out, SM3Digest digest, BankCharset charset, String line) throws IOException {
        var bytes = charset.encode(line);
        digest.update(bytes.array(), 0, bytes.limit());
        out.write(bytes.array(), 0, bytes.limit());
    }

    private static String answer(int seq) {
        var head = "D|" + seq + "|" + "0".repeat(10 - String.valueOf(seq).length()) + seq + "|";
        return switch (seq % 100) {
            case 1 -> head + "1003|||证件已过期";
            case 2 -> head + "2001|||";
            case 3 -> head + "9001|||";
            default -> head + "0000|" + cardNo(seq) + "|20261124|";
        };
    }

    /** A valid number of 19 digits. */
    static String cardNo(int seq) {
        var number = "621999" + "0".repeat(CARD_DIGITS - 6 - String.valueOf(seq).length()) + seq;
        int sum = 0;
        for (int i = 0; i < CARD_DIGITS; i++) {
            int digit = number.charAt(CARD_DIGITS - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return number + (10 - sum % 10) % 10;
    }

    /** Everything that the bank's answer has to have changed. */
    void requireAnswered() {
        require("select count(*) from card_batch_line l join card c on c.id = l.card_id and c.member_id = l.member_id and c.person_id = l.person_id "
                + "where l.batch_id = 1 and c.batch_id = 1 and l.status = 'ISSUED' and l.bank_code = '0000' and l.answered_at is not null", issued());
        require("select count(*) from card_batch_line where batch_id = 1 and status = 'REFUSED' and bank_code in ('1003', '2001', '9001') "
                + "and bank_text is not null", refused());
        require("select count(*) from card where batch_id = 1 and card_no_date = date '2026-11-24' and length(card_no_sealed) > 60", issued());
        require("select count(*) from member where handling_status = 'ISSUED' and version = 1", issued());
        require("select count(*) from member where handling_status = 'FAILED' and version = 1", refused());
        require("select count(*) from member where special_reason = 'RARE_CHARACTER'", special());
        require("select count(*) from pending_entry where channel = 'SPECIAL'", special());
        require("select count(distinct member_id) from card_log where step = 'FEEDBACK' and batch_no is not null", lines);
        require("select count(*) from card_log", lines);
        require("select count(*) from bank_rejection where reason = 'UNKNOWN_LINE'", unmatched());
        require("select count(*) from bank_rejection", unmatched());
        require("select count(*) from card_batch where id = 1 and status = 'ANSWERED' and feedback_at is not null and issued_count = " + issued()
                + " and refused_count = " + refused(), 1);
        require("select applied_count from bank_file where status = 'APPLIED' and rejected_count = " + unmatched(), lines);
    }

    private void require(String sql, long expected) {
        long found = database.owner().withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
        if (found != expected) {
            throw new IllegalStateException(sql + " gives " + found + " instead of " + expected);
        }
    }
}

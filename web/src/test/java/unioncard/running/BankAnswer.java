package unioncard.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Digests;
import unioncard.testing.RunningProduct;

/** A bank's results for a whole union, in one file or more: of ten lines seven are issued, one is refused, one has a rare name, one cannot be read. */
final class BankAnswer {

    private static final Charset CHARSET = Charset.forName("GB18030");

    private final SampleCity city;
    private final PersonalData personalData;
    private final int series;
    private final String batchNo;
    private final Path inbox;

    /** Submits the union's members as one batch, which is at the bank; the series, below 100, keeps the card numbers of several answers apart. */
    BankAnswer(RunningProduct product, SampleCity city, long union, int series) {
        this(product, city, city.batchAtBank(union), series);
    }

    /** Of a batch that is there. */
    BankAnswer(RunningProduct product, SampleCity city, String batchNo, int series) {
        this.city = city;
        this.series = series;
        this.batchNo = batchNo;
        personalData = new PersonalData(product.keysFile());
        inbox = product.dataFolder().resolve("bank/inbox");
    }

    String batchNo() {
        return batchNo;
    }

    /** One file with every line appears in the inbox, complete. */
    void arrives() {
        try {
            arrives(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File {@code no} of {@code files} appears in the inbox, complete: every so manieth line. */
    void arrives(int no, int files) throws IOException {
        Files.createFile(inbox.resolve(write(no, files).getFileName() + ".ok"));
    }

    /** The same file, which its {@code .ok} does not yet call complete. */
    Path write(int no, int files) throws IOException {
        var members = city.jdbi().withHandle(h -> h.createQuery("select l.member_no from card_batch_line l join card_batch b on b.id = l.batch_id"
                + " where b.batch_no = :no order by l.seq").bind("no", batchNo).mapTo(String.class).list());
        var seqs = IntStream.rangeClosed(1, members.size()).filter(seq -> seq % files == no % files).toArray();
        var text = new StringBuilder("H|1.0|%s|20261110|%02d|%d\r\n".formatted(batchNo, no, seqs.length));
        for (int seq : seqs) {
            text.append("D|").append(seq).append('|').append(members.get(seq - 1)).append(answer(seq)).append("\r\n");
        }
        var file = Files.createDirectories(inbox).resolve("GHK_20261110_%s_N_R%02d.txt".formatted(batchNo, no));
        Files.writeString(file, text, CHARSET);
        var trailer = "T|" + seqs.length + "|" + Digests.sm3(file, Files.size(file)) + "\r\n";
        return Files.writeString(file, text + trailer, CHARSET);
    }

    /** The bank's word on a request file as a whole appears in the inbox, complete. */
    void acknowledges(Path request, String code, String words) throws IOException {
        var lines = Files.readAllLines(request, CHARSET);
        var trailer = lines.get(lines.size() - 1).split("\\|");
        var file = inbox.resolve(request.getFileName().toString().replace(".txt", "_A.txt"));
        var text = "A|%s|%s|%s|%s|%s\r\n".formatted(batchNo, code, trailer[1], trailer[2], words);
        Files.writeString(file, text, CHARSET);
        Files.writeString(file, text + "T|1|" + Digests.sm3(file, Files.size(file)) + "\r\n", CHARSET);
        Files.createFile(inbox.resolve(file.getFileName() + ".ok"));
    }

    private String answer(int seq) {
        return switch (seq % 10) {
            case 7 -> "|1001|||姓名与证件号码不符";
            case 8 -> "|2001|||姓名含生僻字";
            case 9 -> "|0000|1234|20261109|";
            default -> "|0000|" + card(seq) + "|20261109|";
        };
    }

    private String card(int seq) {
        var digits = "621999%02d%010d".formatted(series, seq);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** Lines of the file that lie in the database, not yet applied or already. */
    long staged() {
        return city.number("select count(*) from bank_result_line where batch_no = '" + batchNo + "'")
                + city.number("select count(*) from bank_rejection r join bank_file f on f.id = r.file_id where f.batch_no = '" + batchNo
                        + "' and r.reason in ('UNREADABLE', 'CARD_NUMBER')");
    }

    /** Whether the job of a single file has ended. */
    boolean isOver() {
        return ended() > 0;
    }

    /** Jobs that have ended. */
    long ended() {
        return city.number("select count(*) from job_run r join bank_file f on f.id::text = r.subject where r.job = 'bank-file-import'"
                + " and r.status <> 'RUNNING' and f.batch_no = '" + batchNo + "'");
    }

    /** Files that have taken effect and whose jobs have ended. */
    long applied() {
        return city.number("select count(*) from bank_file f where f.direction = 'IN' and f.status = 'APPLIED' and f.batch_no = '" + batchNo + "' and not"
                + " exists (select from job_run r where r.job = 'bank-file-import' and r.subject = f.id::text and r.status = 'RUNNING')");
    }

    /** How the job ended, and whether it was restarted. */
    String job() {
        return city.one("select string_agg(r.status || ' ' || (r.restarts > 0), ', ' order by r.id) from job_run r join bank_file f on f.id::text = r.subject"
                + " where r.job = 'bank-file-import' and f.batch_no = '" + batchNo + "'");
    }

    /** Everything the answer has changed, as text and checksums; free of ids, times and card numbers, so that two answers can be compared. */
    List<String> outcome() {
        var parts = new ArrayList<String>();
        parts.add(city.one("select status || ' ' || line_count || ' ' || issued_count || ' ' || refused_count || ' ' || version from card_batch"
                + " where batch_no = '" + batchNo + "'"));
        parts.add(city.one("select string_agg(concat_ws(' ', right(name, 8), status, line_count, applied_count, rejected_count, reason), ', ' order by name)"
                + " from bank_file where direction = 'IN' and batch_no = '" + batchNo + "'"));
        parts.add(checksum("l.seq::text, l.status, l.bank_code, l.bank_text, (l.card_id is null)::text, m.handling_status, m.special_reason,"
                + " m.version::text, p.channel, p.special_reason, p.verification, c.status, c.card_no_date::text, c.version::text",
                "left join card c on c.id = l.card_id left join pending_entry p on p.member_id = m.id", "l.seq"));
        parts.add(checksum("l.seq::text, g.actor, g.step, g.outcome, g.text", "join card_log g on g.member_id = m.id", "l.seq, g.step, g.text"));
        parts.add(checksum("l.seq::text, c.card_no_date::text, c.status", "join card c on c.member_id = m.id", "l.seq, c.id"));
        parts.add(city.one("select count(*) || ' ' || coalesce(md5(string_agg(concat_ws('|', r.line_no, r.seq, r.reason, r.text), ',' order by"
                + " r.seq, r.line_no)), '') from bank_rejection r join bank_file f on f.id = r.file_id where f.batch_no = '" + batchNo + "'"));
        return parts;
    }

    private String checksum(String columns, String joins, String order) {
        return city.one("select count(*) || ' ' || md5(string_agg(concat_ws('|', " + columns + "), ',' order by " + order + ")) from card_batch b"
                + " join card_batch_line l on l.batch_id = b.id join member m on m.id = l.member_id " + joins + " where b.batch_no = '" + batchNo + "'");
    }

    /** Whether each line has the very card number the bank gave it. */
    boolean cardsAsAnswered() {
        return city.jdbi().withHandle(h -> h.createQuery("select l.seq, c.card_no_index from card_batch b join card_batch_line l on l.batch_id = b.id"
                + " left join card c on c.id = l.card_id where b.batch_no = :no").bind("no", batchNo).map((row, context) -> {
                    int seq = row.getInt("seq");
                    var expected = seq % 10 >= 7 ? null : personalData.index(PersonalKind.CARD, card(seq));
                    return Objects.equals(expected, row.getString("card_no_index"));
                }).list()).stream().allMatch(same -> same);
    }
}

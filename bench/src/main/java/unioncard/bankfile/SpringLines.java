package unioncard.bankfile;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.database.ItemPreparedStatementSetter;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import unioncard.bankfile.SpringImport.Answer;

/**
 * Writes what the answers of a chunk change, each table by a batch of its own. Inserts are plain {@code values}, which the driver can rewrite, with
 * the numbers of cards fetched ahead.
 */
final class SpringLines implements ItemWriter<Answer> {

    private static final String LINES = """
            select l.seq, l.member_id, l.person_id, m.union_id, m.district_id, l.member_no, l.status, m.status
            from card_batch_line l join member m on m.id = l.member_id where l.batch_id = 1 and l.seq = any (?)""";

    private final JdbcTemplate template;
    private final Map<String, Code> codes;
    private final JdbcBatchItemWriter<Known> cards;
    private final JdbcBatchItemWriter<Known> lines;
    private final JdbcBatchItemWriter<Known> members;
    private final JdbcBatchItemWriter<Known> pending;
    private final JdbcBatchItemWriter<Known> log;
    private final JdbcBatchItemWriter<Answer> held;
    private int lineNo = 1;

    SpringLines(DataSource source, Map<String, Code> codes) {
        template = new JdbcTemplate(source);
        this.codes = codes;
        var now = Timestamp.from(Instant.now());
        cards = writer(source, "insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id) "
                + "values (?, ?, ?, ?, ?, ?, ?, ?, 1)", (k, s) -> {
                    s.setLong(1, k.cardId);
                    s.setLong(2, k.line.personId);
                    s.setLong(3, k.line.memberId);
                    s.setLong(4, k.line.districtId);
                    s.setString(5, k.answer.sealed());
                    s.setString(6, k.answer.index());
                    s.setObject(7, k.answer.cardDate());
                    s.setTimestamp(8, now);
                });
        lines = writer(source, "update card_batch_line set status = ?, bank_code = ?, bank_text = ?, answered_at = ?, card_id = ? "
                + "where batch_id = 1 and seq = ?", (k, s) -> {
                    s.setString(1, k.issued() ? "ISSUED" : "REFUSED");
                    s.setString(2, k.code.code);
                    s.setString(3, k.text());
                    s.setTimestamp(4, now);
                    s.setObject(5, k.cardId);
                    s.setInt(6, k.line.seq);
                });
        members = writer(source, "update member set handling_status = ?, special_reason = ?, version = version + 1 where id = ?", (k, s) -> {
            s.setString(1, k.issued() ? "ISSUED" : "FAILED");
            s.setString(2, k.code.specialReason);
            s.setLong(3, k.line.memberId);
        });
        pending = writer(source, "insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by) "
                + "values (?, ?, ?, 'SPECIAL', ?, ?, 'bank')", (k, s) -> {
                    s.setLong(1, k.line.memberId);
                    s.setLong(2, k.line.unionId);
                    s.setLong(3, k.line.districtId);
                    s.setString(4, k.code.specialReason);
                    s.setTimestamp(5, now);
                });
        log = writer(source, "insert into card_log (member_id, district_id, at, actor, step, outcome, text, batch_no) values (?, ?, ?, '银行', 'FEEDBACK', ?, "
                + "?, '20261123000001')", (k, s) -> {
                    s.setLong(1, k.line.memberId);
                    s.setLong(2, k.line.districtId);
                    s.setTimestamp(3, now);
                    s.setString(4, k.issued() ? "PASSED" : "FAILED");
                    s.setString(5, k.issued() ? "办卡成功" : "办卡失败：" + k.text());
                });
        held = writer(source, "insert into bank_rejection (file_id, line_no, seq, reason, text, batch_id, union_id, district_id, member_no, code) "
                + "values (1, ?, ?, 'UNKNOWN_LINE', '批次中没有这个序号', 1, 3, 2, ?, ?)", (a, s) -> {
                    s.setInt(1, ++lineNo);
                    s.setInt(2, a.seq());
                    s.setString(3, a.memberNo());
                    s.setString(4, a.code());
                });
    }

    private static <T> JdbcBatchItemWriter<T> writer(DataSource source, String sql, ItemPreparedStatementSetter<T> setter) {
        var writer = new JdbcBatchItemWriterBuilder<T>().dataSource(source).sql(sql).itemPreparedStatementSetter(setter).assertUpdates(false).build();
        writer.afterPropertiesSet();
        return writer;
    }

    @Override
    public void write(Chunk<? extends Answer> chunk) throws Exception {
        var stored = new HashMap<Integer, Line>();
        var seqs = chunk.getItems().stream().map(Answer::seq).toArray(Integer[]::new);
        template.query(LINES, statement -> statement.setArray(1, statement.getConnection().createArrayOf("integer", seqs)), row -> {
            stored.put(row.getInt(1), new Line(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6),
                    row.getString(7), row.getString(8)));
        });
        var numbers = template.queryForList("select nextval('card_seq') from generate_series(1, ?)", Long.class, chunk.size()).iterator();
        var known = new ArrayList<Known>();
        var unknown = new ArrayList<Answer>();
        for (var answer : chunk) {
            var line = stored.remove(answer.seq());
            if (line == null) {
                // A line told twice stands in the chunk twice, or was answered by an earlier one.
                if (known.stream().skip(Math.max(0, known.size() - 1)).noneMatch(k -> k.line.seq == answer.seq())) {
                    unknown.add(answer);
                }
            } else if (line.status.equals("OPEN") && line.memberNo.equals(answer.memberNo())) {
                var code = codes.get(answer.code());
                known.add(new Known(answer, line, code, code.issued() ? numbers.next() : null));
            }
        }
        write(cards, known.stream().filter(Known::issued).toList());
        write(members, known);
        write(lines, known);
        write(pending, known.stream().filter(k -> k.code.specialReason != null && k.line.memberStatus.equals("ACTIVE")).toList());
        write(log, known);
        write(held, unknown);
    }

    private static <T> void write(JdbcBatchItemWriter<T> writer, List<T> items) throws Exception {
        if (!items.isEmpty()) {
            writer.write(new Chunk<>(items));
        }
    }

    /** A return code of the bank. */
    record Code(String code, String kind, String text, String specialReason) {

        boolean issued() {
            return kind.equals("SUCCESS");
        }
    }

    private record Line(int seq, long memberId, long personId, long unionId, long districtId, String memberNo, String status, String memberStatus) {
    }

    private record Known(Answer answer, Line line, Code code, Long cardId) {

        boolean issued() {
            return code.issued();
        }

        String text() {
            return answer.text() == null ? code.text : answer.text();
        }
    }
}

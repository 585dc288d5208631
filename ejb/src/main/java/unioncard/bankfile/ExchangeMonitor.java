package unioncard.bankfile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/** 交换监控: the files exchanged with the bank and the lines that could not be applied. For the whole city. */
@Stateless
public class ExchangeMonitor {

    private Jdbi jdbi;

    public ExchangeMonitor() {
    }

    @Inject
    ExchangeMonitor(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Files, newest first. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public Rows<File> files(Slice slice) {
        return jdbi.withHandle(h -> new Rows<>(
                h.createQuery("""
                        select id, direction, kind, name, size_bytes, batch_no, line_count, applied_count, rejected_count, status, reason, at
                        from bank_file order by id desc limit :size offset :first""")
                        .bind("size", slice.size()).bind("first", slice.first()).map(ConstructorMapper.of(File.class)).list(),
                h.createQuery("select count(*) from (select 1 from bank_file limit :most) counted").bind("most", Rows.COUNT_LIMIT + 1)
                        .mapTo(Integer.class).one()));
    }

    /** Lines of a file that could not be applied, with the reason. */
    @Requires(value = Permission.VIEW_EXCHANGE, audited = false)
    public List<Rejection> rejections(long fileId) {
        return jdbi.withHandle(h -> h.createQuery("""
                select line_no, seq, reason, text from bank_rejection where file_id = :file order by line_no limit 1000""")
                .bind("file", fileId).map(ConstructorMapper.of(Rejection.class)).list());
    }

    /**
     * A file.
     *
     * @param direction OUT or IN
     */
    public record File(long id, String direction, FileKind kind, String name, long sizeBytes, String batchNo, Integer lineCount,
            Integer appliedCount, Integer rejectedCount, FileStatus status, String reason, Instant at) {
    }

    /** A line that could not be applied. */
    public record Rejection(int lineNo, Integer seq, String reason, String text) {
    }
}

package unioncard.bankfile;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.item.file.transform.FieldSet;
import org.springframework.batch.repeat.RepeatStatus;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import unioncard.bench.BenchDatabase;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/** The peer's import of a result file, in the two ways in which such a job is written; card numbers are encrypted by the product's own class. */
final class SpringImport {

    private static final String[] FIELDS = {"kind", "seq", "memberNo", "code", "cardNo", "cardDate", "text"};

    private final BenchDatabase database;

    SpringImport(BenchDatabase database) {
        this.database = database;
    }

    /** Each chunk takes effect at once: what is known of its lines is read by one query, then rows are written by batches of statements. */
    void applyByChunks(Path file) throws Exception {
        var jobs = new SpringJobs();
        try (var connected = SpringJobs.connect(database)) {
            var template = new JdbcTemplate(connected.source());
            var codes = template.query("select code, class, text, special_reason from bank_return_code",
                    (row, n) -> new SpringLines.Code(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).stream()
                    .collect(Collectors.toMap(SpringLines.Code::code, code -> code));
            jobs.run(statements(jobs, template, "begin", BankFloor.FILE), chunks(jobs, connected, file, new SpringLines(connected.source(), codes)),
                    statements(jobs, template, "counts", BankFloor.COUNTS));
        }
    }

    /** Chunks go into a table; what they change is left to the floor's statements. */
    void applyStaged(Path file) throws Exception {
        var jobs = new SpringJobs();
        try (var connected = SpringJobs.connect(database)) {
            var template = new JdbcTemplate(connected.source());
            template.execute("drop table floor_line");
            template.execute("create table floor_line (seq integer, member_no char(10), code text, card_no_sealed text, card_no_index char(64), "
                    + "card_date date, text text)");
            var writer = new JdbcBatchItemWriterBuilder<Answer>().dataSource(connected.source())
                    .sql("insert into floor_line (seq, member_no, code, card_no_sealed, card_no_index, card_date, text) values (?, ?, ?, ?, ?, ?, ?)")
                    .itemPreparedStatementSetter((a, statement) -> {
                        statement.setInt(1, a.seq);
                        statement.setString(2, a.memberNo);
                        statement.setString(3, a.code);
                        statement.setString(4, a.sealed);
                        statement.setString(5, a.index);
                        statement.setObject(6, a.cardDate);
                        statement.setString(7, a.text);
                    }).build();
            writer.afterPropertiesSet();
            jobs.run(chunks(jobs, connected, file, writer), statements(jobs, template, "apply", "analyze floor_line", BankFloor.MEMBERS, BankFloor.CARDS,
                    BankFloor.LINES, BankFloor.FILE, BankFloor.HELD, BankFloor.COUNTS));
        }
    }

    private Step chunks(SpringJobs jobs, SpringJobs.Connected connected, Path file, ItemWriter<Answer> writer) {
        return new StepBuilder("lines", jobs.repository()).<FieldSet, Answer>chunk(SpringJobs.CHUNK, new JdbcTransactionManager(connected.source()))
                .reader(reader(file)).processor(processor(database.personalData())).writer(writer).build();
    }

    private static FlatFileItemReader<FieldSet> reader(Path file) {
        return new FlatFileItemReaderBuilder<FieldSet>().name("answers").resource(new FileSystemResource(file)).encoding("GB18030").linesToSkip(1)
                .comments("T|").delimited().delimiter("|").names(FIELDS).fieldSetMapper(fields -> fields).build();
    }

    private static ItemProcessor<FieldSet, Answer> processor(PersonalData data) {
        return fields -> {
            var card = fields.readString(4);
            boolean issued = !card.isEmpty();
            var text = fields.readString(6);
            return new Answer(fields.readInt(1), fields.readString(2), fields.readString(3), issued ? data.seal(PersonalKind.CARD, card).token() : null,
                    issued ? data.index(PersonalKind.CARD, card) : null,
                    issued ? LocalDate.parse(fields.readString(5), DateTimeFormatter.BASIC_ISO_DATE) : null, text.isEmpty() ? null : text);
        };
    }

    private static Step statements(SpringJobs jobs, JdbcTemplate template, String name, String... statements) {
        return new StepBuilder(name, jobs.repository()).tasklet((contribution, context) -> {
            for (var statement : statements) {
                template.execute(statement);
            }
            return RepeatStatus.FINISHED;
        }, new JdbcTransactionManager(template.getDataSource())).build();
    }

    /** A line of the bank as it is stored. */
    record Answer(int seq, String memberNo, String code, String sealed, String index, LocalDate cardDate, String text) {
    }
}

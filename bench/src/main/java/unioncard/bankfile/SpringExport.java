package unioncard.bankfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.batch.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.io.FileSystemResource;
import unioncard.bench.BenchDatabase;
import unioncard.security.PersonalData;
import unioncard.security.Sealed;

/** The peer's export of a batch: a cursor, the product's own decryption, a flat file, forced to disk at its end. */
final class SpringExport {

    private static final String LINES = """
            select l.seq, l.member_no, coalesce(l.bank_name, l.name) name, l.name_pinyin, l.sex, d.bank_code document_code, l.document_sealed,
              l.document_expires_on, l.document_long_term, l.birth_date, l.nationality, l.occupation, l.mobile_sealed, l.address_sealed
            from card_batch_line l left join bank_document_code d on d.document_type = l.document_type
            where l.batch_id = 1 and l.status = 'OPEN' order by l.seq""";

    private final BenchDatabase database;

    SpringExport(BenchDatabase database) {
        this.database = database;
    }

    void export(Path target) throws Exception {
        var jobs = new SpringJobs();
        try (var connected = SpringJobs.connect(database).inTransaction()) {
            var reader = new JdbcCursorItemReaderBuilder<Line>().name("lines").dataSource(connected.source()).sql(LINES).fetchSize(SpringJobs.CHUNK)
                    .verifyCursorPosition(false).rowMapper((row, n) -> new Line(row.getInt(1), row.getString(2), row.getString(3), row.getString(4),
                            row.getString(5), row.getString(6), sealed(row.getString(7)), row.getObject(8, LocalDate.class), row.getBoolean(9),
                            row.getObject(10, LocalDate.class), row.getString(11), row.getString(12), sealed(row.getString(13)), sealed(row.getString(14))))
                    .build();
            var writer = new FlatFileItemWriterBuilder<String[]>().name("file").resource(new FileSystemResource(target)).encoding("GB18030")
                    .lineSeparator("\r\n").transactional(false).lineAggregator(fields -> String.join("|", fields)).build();
            var data = database.personalData();
            jobs.run(new StepBuilder("lines", jobs.repository()).<Line, String[]>chunk(SpringJobs.CHUNK, new ResourcelessTransactionManager())
                    .reader(reader).processor(line -> fields(line, data)).writer(writer).build());
        }
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sealed sealed(String token) {
        return token == null ? null : new Sealed(token);
    }

    private static String[] fields(Line line, PersonalData data) {
        return new String[] {"D", Integer.toString(line.seq()), line.memberNo(), line.name(), text(line.namePinyin()), text(line.sex()),
            text(line.documentCode()), text(data.open(line.documentSealed())), line.documentLongTerm() ? "99991231" : date(line.documentExpiresOn()),
            date(line.birthDate()), line.nationality(), text(line.occupation()), text(data.open(line.mobileSealed())),
            text(data.open(line.addressSealed())), ""};
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String date(LocalDate date) {
        return date == null ? "" : date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** A line as stored. */
    private record Line(int seq, String memberNo, String name, String namePinyin, String sex, String documentCode, Sealed documentSealed,
            LocalDate documentExpiresOn, boolean documentLongTerm, LocalDate birthDate, String nationality, String occupation, Sealed mobileSealed,
            Sealed addressSealed) {
    }
}

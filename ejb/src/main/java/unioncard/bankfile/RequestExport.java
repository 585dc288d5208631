package unioncard.bankfile;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import unioncard.card.Channel;
import unioncard.security.PersonalData;
import unioncard.security.Sealed;
import unioncard.shared.Digests;
import unioncard.shared.OwnTransaction;

/** Job {@code bank-request-export}: turns a submitted batch into the request file and marks the batch as sent. */
@Dependent
@Named("requestExport")
public class RequestExport extends AbstractBatchlet {

    private static final String FOR_EVER = "99991231";

    @Inject
    private Jdbi jdbi;
    @Inject
    private Clock clock;
    @Inject
    private PersonalData personalData;
    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String batchId;

    @Override
    public String process() throws IOException {
        long id = Long.parseLong(batchId);
        var batch = transaction.get(() -> batch(id));
        if (batch.isEmpty()) {
            return "withdrawn";
        }
        var name = "GHK_" + RequestFile.date(date(batch.get())) + "_" + batch.get().batchNo + "_" + batch.get().channel.fileLetter() + ".txt";
        var target = BankFolders.outbox().resolve(name);
        transaction.run(() -> write(target, id, batch.get()));
        var digest = Digests.sha256(target);
        long size = Files.size(target);
        transaction.run(() -> exchange.sent(id, name, digest, size, batch.get().lineCount));
        return "sent";
    }

    private void write(Path target, long id, Batch batch) {
        try (var file = new RequestFile(target, BankFolders.charset())) {
            file.header(batch.batchNo, date(batch), batch.unionCode, batch.channel.fileLetter(), batch.lineCount);
            jdbi.useHandle(h -> {
                try (var lines = h.createQuery("""
                        select l.seq, l.member_no, coalesce(l.bank_name, l.name) name, l.name_pinyin, l.sex, d.bank_code document_code, l.document_sealed,
                          l.document_expires_on, l.document_long_term, l.birth_date, l.nationality, l.occupation, l.mobile_sealed,
                          l.address_sealed
                        from card_batch_line l left join bank_document_code d on d.document_type = l.document_type
                        where l.batch_id = :batch order by l.seq""").bind("batch", id).setFetchSize(1000)
                        .map(ConstructorMapper.of(Line.class)).iterator()) {
                    while (lines.hasNext()) {
                        file.detail(fields(lines.next()));
                    }
                }
            });
            file.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] fields(Line line) {
        return new String[] {"D", Integer.toString(line.seq), line.memberNo, line.name, text(line.namePinyin), text(line.sex),
            text(line.documentCode), text(personalData.open(line.documentSealed)),
            line.documentLongTerm ? FOR_EVER : RequestFile.date(line.documentExpiresOn), RequestFile.date(line.birthDate), line.nationality,
            text(line.occupation), text(personalData.open(line.mobileSealed)), text(personalData.open(line.addressSealed)), ""};
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private LocalDate date(Batch batch) {
        return LocalDate.ofInstant(batch.submittedAt, clock.getZone());
    }

    private Optional<Batch> batch(long id) {
        return jdbi.withHandle(h -> h.createQuery("""
                select b.batch_no, b.channel, b.line_count, b.submitted_at, u.code union_code
                from card_batch b join trade_union u on u.id = b.union_id where b.id = :id and b.status in ('TO_SEND', 'SENT')""")
                .bind("id", id).map(ConstructorMapper.of(Batch.class)).findOne());
    }

    /** Head of the batch. */
    public record Batch(String batchNo, Channel channel, int lineCount, Instant submittedAt, String unionCode) {
    }

    /** A line as stored. */
    public record Line(int seq, String memberNo, String name, String namePinyin, String sex, String documentCode, Sealed documentSealed,
            LocalDate documentExpiresOn, boolean documentLongTerm, LocalDate birthDate, String nationality, String occupation,
            Sealed mobileSealed, Sealed addressSealed) {
    }
}

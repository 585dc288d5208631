package unioncard.bankfile;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.shared.Database;
import unioncard.shared.OwnTransaction;

/** Copies lines into the staging table, card numbers encrypted on the way; lines that cannot be read go to the rejections. */
@Dependent
@Named("resultWriter")
public class ResultWriter extends AbstractItemWriter {

    private static final String STAGED = "bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date, text)";
    private static final String REJECTED = "bank_rejection (file_id, line_no, seq, reason, text, batch_id, union_id, district_id, member_no, code, "
            + "card_no_sealed, card_date, bank_text, at)";

    @Inject
    private Jdbi jdbi;
    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private PersonalData personalData;
    @Inject
    private Clock clock;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    private Exchange.Batch batch;
    private String batchNo;

    public ResultWriter() {
    }

    ResultWriter(Jdbi jdbi, Exchange exchange, OwnTransaction transaction, PersonalData personalData, Clock clock, String fileId) {
        this.jdbi = jdbi;
        this.exchange = exchange;
        this.transaction = transaction;
        this.personalData = personalData;
        this.clock = clock;
        this.fileId = fileId;
    }

    @Override
    public void writeItems(List<Object> items) {
        if (batch == null) {
            batchNo = exchange.incoming(Long.parseLong(fileId)).batchNo();
            batch = transaction.get(() -> exchange.batch(batchNo));
        }
        var staged = new StringBuilder();
        var rejected = new StringBuilder();
        for (var item : items) {
            add((ResultLine) item, staged, rejected);
        }
        transaction.run(() -> jdbi.useHandle(h -> {
            Database.copyIn(h, STAGED, staged);
            if (!rejected.isEmpty()) {
                Database.copyInBehindWall(h, REJECTED, rejected);
            }
        }));
    }

    private void add(ResultLine line, StringBuilder staged, StringBuilder rejected) {
        var sealed = personalData.seal(PersonalKind.CARD, line.cardNo());
        var token = sealed == null ? null : sealed.token();
        if (line.reason() != null) {
            Database.copyRow(rejected, fileId, line.lineNo(), line.seq(), line.reason(), line.problem(), batch.id(), batch.unionId(), batch.districtId(),
                    line.memberNo(), line.code(), token, line.cardDate(), line.text(), clock.instant());
        } else {
            Database.copyRow(staged, fileId, line.lineNo(), batchNo, line.seq(), line.memberNo(), line.code(), token,
                    token == null ? null : personalData.index(PersonalKind.CARD, line.cardNo()), line.cardDate(), line.text());
        }
    }
}

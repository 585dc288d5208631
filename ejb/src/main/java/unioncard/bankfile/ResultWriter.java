package unioncard.bankfile;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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

    @Inject
    private Jdbi jdbi;
    @Inject
    private Exchange exchange;
    @Inject
    private OwnTransaction transaction;
    @Inject
    private PersonalData personalData;
    @Inject
    @BatchProperty(name = "subject")
    private String fileId;

    private String batchNo;

    @Override
    public void writeItems(List<Object> items) {
        if (batchNo == null) {
            batchNo = exchange.incoming(Long.parseLong(fileId)).batchNo();
        }
        var staged = new StringBuilder();
        var rejected = new StringBuilder();
        for (var item : items) {
            var line = (ResultLine) item;
            if (line.problem() != null) {
                Database.copyRow(rejected, fileId, line.lineNo(), line.seq(), "UNREADABLE", line.problem());
                continue;
            }
            var sealed = personalData.seal(PersonalKind.CARD, line.cardNo());
            Database.copyRow(staged, fileId, line.lineNo(), batchNo, line.seq(), line.memberNo(), line.code(),
                    sealed == null ? null : sealed.token(), sealed == null ? null : personalData.index(PersonalKind.CARD, line.cardNo()),
                    line.cardDate(), line.text());
        }
        transaction.run(() -> jdbi.useHandle(h -> {
            Database.copyIn(h, "bank_result_line (file_id, line_no, batch_no, seq, member_no, code, card_no_sealed, card_no_index, card_date, text)",
                    staged);
            Database.copyIn(h, "bank_rejection (file_id, line_no, seq, reason, text)", rejected);
        }));
    }
}

package unioncard.verification;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import unioncard.shared.OwnTransaction;

/** Reads the entries of a run in slices. What was written is no longer 校验中, so after a crash it may begin anew, whatever the checkpoint says. */
@Dependent
@Named("verificationReader")
public class VerificationReader extends AbstractItemReader {

    private static final int SLICE = 500;

    @Inject
    private Jdbi jdbi;
    @Inject
    private OwnTransaction transaction;
    @Inject
    @BatchProperty(name = "subject")
    private String run;

    private long last;

    @Override
    public void open(Serializable checkpoint) {
        last = 0;
    }

    @Override
    public List<Subject> readItem() {
        var slice = transaction.get(() -> jdbi.withHandle(h -> VerificationSql.next(h, Long.parseLong(run), last, SLICE)));
        if (slice.isEmpty()) {
            return null;
        }
        last = slice.get(slice.size() - 1).entryId();
        return slice;
    }

    @Override
    public Serializable checkpointInfo() {
        return last;
    }
}

package unioncard.verification;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Reads the entries of a run in slices; the checkpoint is the last id read. */
@Dependent
@Named("verificationReader")
public class VerificationReader extends AbstractItemReader {

    private static final int SLICE = 500;

    @Inject
    private Jdbi jdbi;
    @Inject
    @BatchProperty(name = "subject")
    private String run;

    private long last;

    @Override
    public void open(Serializable checkpoint) {
        last = checkpoint == null ? 0 : (Long) checkpoint;
    }

    @Override
    public List<Subject> readItem() {
        var slice = jdbi.withHandle(h -> VerificationSql.next(h, Long.parseLong(run), last, SLICE));
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

package unioncard.bankfile;

import jakarta.batch.api.chunk.AbstractCheckpointAlgorithm;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import unioncard.shared.Setting;

/** Ends a chunk of a result file after {@link Setting#BANK_CHUNK} lines; also of a file that was begun under another value. */
@Dependent
@Named("resultChunk")
public class ResultChunk extends AbstractCheckpointAlgorithm {

    private final int lines = Setting.BANK_CHUNK.number();
    private int read;

    @Override
    public void beginCheckpoint() {
        read = 0;
    }

    @Override
    public boolean isReadyToCheckpoint() {
        return ++read >= lines;
    }
}

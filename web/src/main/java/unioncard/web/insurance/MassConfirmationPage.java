package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.insurance.MassConfirmation;
import unioncard.insurance.MassConfirmations;
import unioncard.insurance.RefusedBatch;
import unioncard.web.shared.Table;
import unioncard.web.shared.Texts;
import unioncard.web.shared.Views;

/** 批量确认: how far a command over many batches has come, and which of them could not be confirmed. */
@Named
@ViewScoped
public class MassConfirmationPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient MassConfirmations confirmations;

    private String id;
    private MassConfirmation run;
    private final Table<RefusedBatch> refused = new Table<>(slice -> confirmations.refused(Views.id(id), slice), RefusedBatch::batchId);

    /** Reads how far the command named in the address has come. */
    public void load() {
        run = confirmations.get(Views.id(id));
    }

    /** Why a batch was refused and what to do; where persons stand in the way, how many. */
    public String why(RefusedBatch batch) {
        return batch.count() == null ? Texts.of("error." + batch.code(), String.valueOf(batch.year())) : Texts.of("review.not-entitled", batch.count());
    }

    public MassConfirmation getRun() {
        return run;
    }

    public Table<RefusedBatch> getRefused() {
        return refused;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

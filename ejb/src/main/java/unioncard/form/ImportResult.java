package unioncard.form;

import java.time.Instant;
import java.util.List;

/**
 * What became of an uploaded form. {@code rowCount = takenCount + refusedCount}, in rows; a refused row may have several refusals.
 *
 * @param refusals in the form's order, empty in lists
 */
public record ImportResult(long id, String fileName, String unionName, int rowCount, int takenCount, int refusedCount, String uploadedBy,
        Instant uploadedAt, List<FormRefusal> refusals) {
}

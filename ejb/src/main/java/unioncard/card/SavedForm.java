package unioncard.card;

import java.util.List;

/**
 * What became of a save.
 *
 * @param refused items whose text cannot stand there; they keep what was stored before
 * @param missing what must still be filled in or attached
 */
public record SavedForm(List<SpecialItem> refused, List<SpecialItem> missing) {

    /** Whether the form may be submitted. */
    public boolean isComplete() {
        return refused.isEmpty() && missing.isEmpty();
    }
}

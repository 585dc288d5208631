package unioncard.member;

import java.util.Optional;
import unioncard.shared.Labelled;

/** Sex as documents state it. */
public enum Sex implements Labelled {
    M("男"), F("女");

    private final String label;

    Sex(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    static Optional<Sex> find(String word) {
        return word.equals(M.label) ? Optional.of(M) : word.equals(F.label) ? Optional.of(F) : Optional.empty();
    }
}

package unioncard.shared;

/** Tells {@link Database} who is looking. An interface only because {@code shared} knows nobody: the answer comes from {@code security}. */
public interface SightSource {

    /** What the work of this thread sees now. */
    Sight sight();
}

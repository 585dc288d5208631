package unioncard.form;

/** A rule that a value of a form may break. Both sentences are shown and printed as they stand. */
public interface Rule {

    /** What is wrong. */
    String reason();

    /** What to do. */
    String remedy();
}

package unioncard.shared;

/** An enum whose constants have one word on screens, forms and paper alike. */
public interface Labelled {

    /** The Chinese word. */
    String label();
}

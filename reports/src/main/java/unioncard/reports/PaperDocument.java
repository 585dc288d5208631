package unioncard.reports;

import java.util.List;

/**
 * A document as it is to be printed: a record whose components are what its template shows in the head, but for {@code lines}, whose components are
 * what it shows in each line. Texts are printed as they are; the caller has chosen the words and masked what the reader may not see. Times are in the
 * city's time zone.
 */
public interface PaperDocument {

    /** Which document it is. */
    DocumentKind kind();

    /** What tells it from others of its kind, such as the number of the batch; in the title of the PDF file. */
    String number();

    /** The lines in the order of the paper, records; a document without a table has none. */
    List<? extends Record> lines();

    /** Stands where something in the head is not known yet. */
    default String unknown() {
        return "-";
    }
}

package unioncard.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import unioncard.reports.Copy;
import unioncard.reports.PaperDocument;
import unioncard.reports.PaperPress;
import unioncard.reports.Sheet;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/**
 * Where documents are printed: short ones while the clerk waits, long ones in the background. What a long one says is read under the permission and in the
 * data scope of who asks, and at that moment; only setting it into type is left to the job.
 */
@ApplicationScoped
public class PrintRoom {

    private PaperPress press;
    private Parameters parameters;
    private PaperOrderKeeper orders;

    PrintRoom() {
    }

    @Inject
    PrintRoom(PaperPress press, Parameters parameters, PaperOrderKeeper orders) {
        this.press = press;
        this.parameters = parameters;
        this.orders = orders;
    }

    /** {@link #print(Sheet, Copy, OutputStream)} of a document that is printed from the same data each time. */
    void print(PaperDocument document, Copy copy, OutputStream out) {
        print(Sheet.of(document), copy, out);
    }

    /**
     * Writes the document as a PDF file, or nothing when it is long: then it is ordered ({@link PaperOrders}). Refused with {@code paper.ordered} when
     * the same person has ordered it already and it is not ready yet.
     */
    void print(Sheet sheet, Copy plain, OutputStream out) {
        var copy = plain.marked(parameters.number(Parameter.PAPER_WATERMARK) == 1);
        if (sheet.lines().size() <= parameters.number(Parameter.PAPER_LINES_AT_ONCE)) {
            press.print(sheet, copy, out);
        } else {
            orders.take(sheet, copy);
        }
    }
}

package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.OutputStream;
import unioncard.roster.CardReceipt;

/** 打印领取签收单. */
@WebServlet("/card/receipt.pdf")
public class ReceiptServlet extends BatchPaper {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardReceipt receipt;

    @Override
    String print(long batchId, OutputStream out) {
        return receipt.print(batchId, out);
    }
}

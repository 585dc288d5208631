package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.CardReceipt;
import unioncard.web.shared.PaperServlet;

/** 打印领取签收单. */
@WebServlet("/card/receipt.pdf")
public class ReceiptServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardReceipt receipt;

    public ReceiptServlet() {
        super("batch");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return receipt.print(id, out);
    }
}

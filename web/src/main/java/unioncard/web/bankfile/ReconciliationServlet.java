package unioncard.web.bankfile;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.YearMonth;
import unioncard.roster.ReconciliationPaper;
import unioncard.web.shared.PaperServlet;

/** 打印办卡对账单 of the month that the address names with its year, as 202611. */
@WebServlet("/bankfile/exchange-reconciliation.pdf")
public class ReconciliationServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;
    private static final int HUNDRED = 100;

    @Inject
    private transient ReconciliationPaper paper;

    public ReconciliationServlet() {
        super("month");
    }

    @Override
    protected String print(long month, HttpServletRequest request, OutputStream out) {
        // A number that can be no month is a document that does not exist.
        int digits = Math.toIntExact(Math.min(month, Integer.MAX_VALUE));
        return paper.print(YearMonth.of(digits / HUNDRED, digits % HUNDRED), out);
    }
}

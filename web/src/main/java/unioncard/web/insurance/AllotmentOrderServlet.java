package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.AllotmentPaper;
import unioncard.web.shared.PaperServlet;

/** 打印市总划拨单. */
@WebServlet("/insurance/allotments-order.pdf")
public class AllotmentOrderServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient AllotmentPaper paper;

    public AllotmentOrderServlet() {
        super("id");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return paper.print(id, out);
    }
}

package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.EnrolmentPapers;
import unioncard.web.shared.PaperServlet;

/** 打印保费结算单（缴费通知）. */
@WebServlet("/insurance/enrolments-statement.pdf")
public class PremiumStatementServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EnrolmentPapers papers;

    public PremiumStatementServlet() {
        super("id");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return papers.statement(id, out);
    }
}

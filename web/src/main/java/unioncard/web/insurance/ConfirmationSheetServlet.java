package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.EnrolmentPapers;
import unioncard.web.shared.PaperServlet;

/** 打印区局确认单. */
@WebServlet("/insurance/enrolments-confirmation.pdf")
public class ConfirmationSheetServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EnrolmentPapers papers;

    public ConfirmationSheetServlet() {
        super("id");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return papers.confirmation(id, out);
    }
}

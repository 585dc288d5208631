package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.EnrolmentPapers;
import unioncard.web.shared.PaperServlet;

/** 打印参保名册. */
@WebServlet("/insurance/enrolments-roster.pdf")
public class EnrolmentRosterServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient EnrolmentPapers papers;

    public EnrolmentRosterServlet() {
        super("id");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return papers.roster(id, out);
    }
}

package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.SpecialApplications;
import unioncard.web.shared.PaperServlet;

/** 打印特殊办卡申请表. */
@WebServlet("/card/batches-special.pdf")
public class SpecialApplicationServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialApplications applications;

    public SpecialApplicationServlet() {
        super("batch");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return applications.print(id, out);
    }
}

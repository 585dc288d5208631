package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.Year;
import unioncard.roster.RegistrationList;
import unioncard.web.shared.PaperServlet;

/** 打印年度注册名单. */
@WebServlet("/card/registration.pdf")
public class RegistrationListServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient RegistrationList list;

    public RegistrationListServlet() {
        super("year");
    }

    @Override
    protected String print(long year, HttpServletRequest request, OutputStream out) {
        // A number that can be no year is a document that does not exist.
        return list.print(Year.of(Math.toIntExact(Math.min(year, Integer.MAX_VALUE))).getValue(), out);
    }
}

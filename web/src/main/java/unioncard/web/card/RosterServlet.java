package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.CardRoster;
import unioncard.web.shared.PaperServlet;

/** 打印清册. */
@WebServlet("/card/roster.pdf")
public class RosterServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardRoster roster;

    public RosterServlet() {
        super("batch");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return roster.print(id, out);
    }
}

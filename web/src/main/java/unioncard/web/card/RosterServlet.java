package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.OutputStream;
import unioncard.roster.CardRoster;

/** 打印清册. */
@WebServlet("/card/roster.pdf")
public class RosterServlet extends BatchPaper {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardRoster roster;

    @Override
    String print(long batchId, OutputStream out) {
        return roster.print(batchId, out);
    }
}

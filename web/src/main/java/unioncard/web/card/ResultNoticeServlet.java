package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import unioncard.roster.CardResultNotice;
import unioncard.web.shared.PaperServlet;

/** 打印银行反馈结果通知. */
@WebServlet("/card/batches-notice.pdf")
public class ResultNoticeServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardResultNotice notice;

    public ResultNoticeServlet() {
        super("batch");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        return notice.print(id, out);
    }
}

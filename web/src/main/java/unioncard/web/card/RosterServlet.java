package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import unioncard.roster.CardRoster;
import unioncard.shared.DomainException;

/** 打印清册: the roster of a batch as PDF in the browser. Whole or not at all: an error never ends in half a document. */
@WebServlet("/card/roster.pdf")
public class RosterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CardRoster roster;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var batch = request.getParameter("batch");
        if (batch == null || !batch.matches("\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            var pdf = new ByteArrayOutputStream();
            var name = roster.print(Long.parseLong(batch), pdf);
            response.setContentType("application/pdf");
            response.setContentLength(pdf.size());
            // RFC 6266: the plain name for old readers, the encoded one for all others.
            response.setHeader("Content-Disposition", "inline; filename=\"roster.pdf\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            pdf.writeTo(response.getOutputStream());
        } catch (DomainException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

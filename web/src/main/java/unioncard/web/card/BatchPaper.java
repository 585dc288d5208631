package unioncard.web.card;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import unioncard.shared.DomainException;

/** A document of a card batch as PDF in the browser. Whole or not at all: an error never ends in half a document. */
abstract class BatchPaper extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Writes the document; answers the name proposed for the download. */
    abstract String print(long batchId, OutputStream out);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var batch = request.getParameter("batch");
        if (batch == null || !batch.matches("\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            var pdf = new ByteArrayOutputStream();
            var name = print(Long.parseLong(batch), pdf);
            response.setContentType("application/pdf");
            response.setContentLength(pdf.size());
            // RFC 6266: the plain name for old readers, the encoded one for all others.
            response.setHeader("Content-Disposition", "inline; filename=\"document.pdf\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            pdf.writeTo(response.getOutputStream());
        } catch (DomainException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

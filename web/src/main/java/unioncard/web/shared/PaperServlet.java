package unioncard.web.shared;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import unioncard.shared.DomainException;

/** A document as PDF in the browser. Whole or not at all: an error never ends in half a document, and what is not for somebody does not exist. */
public abstract class PaperServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * A servlet for one document.
     *
     * @param parameter the one of the address that holds the id of what is printed
     */
    protected PaperServlet(String parameter) {
        this.parameter = parameter;
    }

    /** Writes the document; answers the name proposed for the download. */
    protected abstract String print(long id, HttpServletRequest request, OutputStream out);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = request.getParameter(parameter);
        if (id == null || !id.matches("\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            var pdf = new ByteArrayOutputStream();
            var name = print(Long.parseLong(id), request, pdf);
            response.setContentType("application/pdf");
            response.setContentLength(pdf.size());
            // RFC 6266: the plain name for old readers, the encoded one for all others.
            response.setHeader("Content-Disposition", "inline; filename=\"document.pdf\"; filename*=UTF-8''"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            pdf.writeTo(response.getOutputStream());
        } catch (DomainException | DateTimeException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

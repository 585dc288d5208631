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

/**
 * A document as PDF in the browser. Whole or not at all: an error never ends in half a document, and what is not for somebody does not exist. A long one
 * is made in the background; the browser is sent to where it will be found.
 */
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

    /** Writes the document, or nothing when it is made in the background; answers the name proposed for the download. */
    protected abstract String print(long id, HttpServletRequest request, OutputStream out);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var pdf = new ByteArrayOutputStream();
            var name = print(Views.id(request.getParameter(parameter)), request, pdf);
            if (pdf.size() == 0) {
                toOrders(request, response);
                return;
            }
            announce(response, name);
            response.setContentLength(pdf.size());
            pdf.writeTo(response.getOutputStream());
        } catch (DomainException | DateTimeException e) {
            if (e instanceof DomainException refused && refused.code().equals("paper.ordered")) {
                toOrders(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }

    private static void toOrders(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + MenuEntry.PAPERS);
    }

    /** Says that a PDF file of this name follows. */
    public static void announce(HttpServletResponse response, String name) {
        response.setContentType("application/pdf");
        // RFC 6266: the plain name for old readers, the encoded one for all others.
        response.setHeader("Content-Disposition", "inline; filename=\"document.pdf\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}

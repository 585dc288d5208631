package unioncard.web.card;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import unioncard.card.SpecialAttachments;
import unioncard.shared.DomainException;

/** An attachment in the browser, as the type it was found to be and as no other. What is not for somebody does not exist. */
@WebServlet("/card/attachment")
public class AttachmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SpecialAttachments attachments;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var id = request.getParameter("id");
        if (id == null || !id.matches("\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            var file = attachments.open(Long.parseLong(id));
            response.setContentType(file.type().mediaType());
            response.setContentLength(file.content().length);
            // RFC 6266: the plain name for old readers, the encoded one for all others.
            response.setHeader("Content-Disposition", "inline; filename=\"attachment." + file.type().extension() + "\"; filename*=UTF-8''"
                    + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
            response.getOutputStream().write(file.content());
        } catch (DomainException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

package unioncard.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import unioncard.attachment.AttachmentContent;
import unioncard.shared.DomainException;

/** An uploaded file in the browser, as the type it was found to be and as no other. */
public final class InlineFile {

    private InlineFile() {
    }

    /**
     * Answers a request for {@code ?id=}. What is not for somebody does not exist.
     *
     * @param file opens it; a refusal is no more than "not found"
     */
    public static void answer(HttpServletRequest request, HttpServletResponse response, LongFunction<AttachmentContent> file) throws IOException {
        try {
            send(file.apply(Views.id(request.getParameter("id"))), response);
        } catch (DomainException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(AttachmentContent file, HttpServletResponse response) throws IOException {
        response.setContentType(file.type().mediaType());
        response.setContentLength(file.content().length);
        // RFC 6266: the plain name for old readers, the encoded one for all others.
        response.setHeader("Content-Disposition", "inline; filename=\"attachment." + file.type().extension() + "\"; filename*=UTF-8''"
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
        response.getOutputStream().write(file.content());
    }
}

package unioncard.web.roster;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import unioncard.roster.PaperOrder;
import unioncard.roster.PaperOrders;
import unioncard.shared.DomainException;
import unioncard.web.shared.PaperServlet;
import unioncard.web.shared.Views;

/** A long document that was made in the background. It goes out piece after piece; what is not for somebody does not exist. */
@WebServlet("/roster/paper.pdf")
public class PaperOrderServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PaperOrders orders;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            orders.fetch(Views.id(request.getParameter("id")), order -> begun(order, response));
        } catch (DomainException e) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static OutputStream begun(PaperOrder order, HttpServletResponse response) {
        try {
            PaperServlet.announce(response, order.fileName());
            response.setContentLengthLong(order.sizeBytes());
            return response.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

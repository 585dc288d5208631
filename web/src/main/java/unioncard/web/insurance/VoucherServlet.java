package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import unioncard.ledger.Vouchers;
import unioncard.web.shared.InlineFile;

/** The file of a voucher in the browser. What is not for somebody does not exist. */
@WebServlet("/insurance/voucher")
public class VoucherServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Vouchers vouchers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InlineFile.answer(request, response, vouchers::open);
    }
}

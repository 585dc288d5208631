package unioncard.web.insurance;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.LocalDate;
import unioncard.roster.CoverageCertificates;
import unioncard.web.shared.PaperServlet;

/** 打印保障证明. */
@WebServlet("/insurance/coverage-certificate.pdf")
public class CertificateServlet extends PaperServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CoverageCertificates certificates;

    public CertificateServlet() {
        super("id");
    }

    @Override
    protected String print(long id, HttpServletRequest request, OutputStream out) {
        var day = request.getParameter("on");
        return certificates.print(id, day == null ? null : LocalDate.parse(day), out);
    }
}

package unioncard.web.insurance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import unioncard.roster.CheckedCertificate;
import unioncard.roster.CoverageCertificates;

/** 验证保障证明: what was certified under the code of a paper. */
@Named
@ViewScoped
public class CertificatePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient CoverageCertificates certificates;

    private String code;
    private CheckedCertificate found;

    /** 验证. */
    public void check() {
        found = null;
        found = certificates.check(code);
    }

    public CheckedCertificate getFound() {
        return found;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}

package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import unioncard.reports.DocumentKind;
import unioncard.reports.cover.CoverageCertificate;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;

/**
 * 保障证明: that a cover is in force on a day, with a code. What was certified under a code is kept, so that whoever holds the paper can have it checked,
 * also when the cover has ended since.
 */
@Stateless
public class CoverageCertificates {

    private Jdbi jdbi;
    private Clock clock;
    private CurrentUser current;
    private AuditNote note;
    private PaperArchive archive;

    public CoverageCertificates() {
    }

    @Inject
    CoverageCertificates(Jdbi jdbi, Clock clock, CurrentUser current, AuditNote note, PaperArchive archive) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.current = current;
        this.note = note;
        this.archive = archive;
    }

    /**
     * Prints the certificate of a cover within the data scope; the one for the same day has the same code. Refused with {@code certificate.not-in-force}
     * when the cover is not in force on the day, with {@code certificate.future} for a day to come: nobody knows whether it will still be then.
     *
     * @param on the day, null for today in the city
     * @return file name proposed for the download
     */
    @Requires(Permission.INQUIRE_COVERAGE)
    public String print(long coverId, LocalDate on, OutputStream out) {
        var today = LocalDate.now(clock);
        var day = on == null ? today : on;
        var cover = jdbi.withHandle(h -> CertificateSql.cover(h, current.get().scope(), coverId, day)).orElseThrow(NotAllowed::new);
        if (day.isAfter(today)) {
            throw new DomainException("certificate.future");
        }
        if (!cover.inForce()) {
            throw new DomainException("certificate.not-in-force");
        }
        var code = CertificateCode.next();
        int count = archive.print(new PaperArchive.Subject(DocumentKind.COVERAGE_CERTIFICATE, coverId, day.toString(), cover.unionId(),
                cover.districtId()), code, () -> document(cover, day, code), out);
        note.about("cover " + coverId + ", day " + day + ", print " + count);
        return "保障证明-" + cover.memberNo() + "-" + day + ".pdf";
    }

    /**
     * What was certified under a code, masked as on the paper. Refused with {@code certificate.unknown}. Each check is audited, without the code.
     *
     * @param code as typed from the paper
     */
    // Who holds the paper may ask about it, whichever union has issued it: the code cannot be guessed.
    @Requires(value = Permission.INQUIRE_COVERAGE, sees = Sees.WHOLE_CITY)
    public CheckedCertificate check(String code) {
        var read = CertificateCode.read(code);
        var found = read == null ? null : jdbi.withHandle(h -> CertificateSql.byCode(h, read)).orElse(null);
        note.about(found == null ? "certificate unknown" : "certificate " + found.id());
        if (found == null) {
            throw new DomainException("certificate.unknown");
        }
        var head = PaperText.read(DocumentKind.COVERAGE_CERTIFICATE, found.content()).head();
        return new CheckedCertificate(CertificateCode.grouped(read), LocalDate.parse(head.get("day")), head.get("memberName"), head.get("memberNo"),
                head.get("documentType"), head.get("documentNumber"), head.get("unionName"), head.get("plan"), head.get("term"), found.firstPrintedAt(),
                found.printCount(), found.stillInForce());
    }

    private CoverageCertificate document(CertificateSql.Cover cover, LocalDate day, String code) {
        return new CoverageCertificate(CertificateCode.grouped(code), day.toString(), cover.name(), cover.memberNo(), cover.documentType().label(),
                cover.document().text(), cover.enrolledBy(), Integer.toString(cover.year()), cover.way().label(), cover.planName(), cover.benefits(),
                cover.startsOn() + " 至 " + (cover.endedOn() == null ? cover.endsOn() : cover.endedOn()), cover.batchNo(),
                CityTime.of(clock, clock.instant()));
    }
}

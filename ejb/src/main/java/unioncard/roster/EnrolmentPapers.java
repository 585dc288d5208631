package unioncard.roster;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import unioncard.insurance.BatchRow;
import unioncard.insurance.EnrolmentBatches;
import unioncard.insurance.EnrolmentStatus;
import unioncard.ledger.Charges;
import unioncard.ledger.LowerShares;
import unioncard.reports.DocumentKind;
import unioncard.reports.PaperDocument;
import unioncard.reports.cover.ConfirmationSheet;
import unioncard.reports.cover.EnrolmentRoster;
import unioncard.reports.cover.PremiumStatement;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.shared.CapitalAmount;
import unioncard.shared.DomainException;

/**
 * The papers of an enrolment batch: 参保名册 in every state, 区局确认单 and 保费结算单（缴费通知） once the district has confirmed it. Each is kept as first
 * printed.
 */
@Stateless
public class EnrolmentPapers {

    private Jdbi jdbi;
    private Clock clock;
    private AuditNote note;
    private EnrolmentBatches batches;
    private PaperArchive archive;

    public EnrolmentPapers() {
    }

    @Inject
    EnrolmentPapers(Jdbi jdbi, Clock clock, AuditNote note, EnrolmentBatches batches, PaperArchive archive) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.note = note;
        this.batches = batches;
        this.archive = archive;
    }

    /**
     * 参保名册 of a batch within the data scope.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.VIEW_ENROLMENTS)
    public String roster(long batchId, OutputStream out) {
        var batch = batches.get(batchId);
        return print(DocumentKind.ENROLMENT_ROSTER, batch, () -> new EnrolmentRoster(batch.unionName(), batch.batchNo(), Integer.toString(batch.year()),
                batch.planName(), batch.way().label(), batch.status().label(), CityTime.of(clock, batch.submittedAt()), batch.submitter(), batch.headcount(),
                Amount.yuan(batch.premiumFen()), Amount.yuan(batch.municipalFen()), Amount.yuan(batch.lowerFen()),
                CapitalAmount.of(batch.premiumFen()), jdbi.withHandle(h -> EnrolmentPaperSql.persons(h, batchId))), out);
    }

    /**
     * 区局确认单 of a confirmed batch within the data scope. Refused with {@code paper.not-confirmed}.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.VIEW_ENROLMENTS)
    public String confirmation(long batchId, OutputStream out) {
        var batch = confirmed(batchId);
        return print(DocumentKind.CONFIRMATION_SHEET, batch, () -> jdbi.withHandle(h -> {
            var more = EnrolmentPaperSql.more(h, batchId);
            return new ConfirmationSheet(batch.unionName(), more.districtName(), batch.batchNo(), Integer.toString(batch.year()), batch.planName(),
                    batch.way().label(), CityTime.of(clock, batch.submittedAt()), more.reviewerName(), CityTime.of(clock, batch.decidedAt()),
                    more.due(), batch.headcount(), Amount.yuan(batch.premiumFen()), Amount.yuan(batch.municipalFen()), Amount.yuan(batch.lowerFen()),
                    CapitalAmount.of(batch.premiumFen()),
                    split(new LowerShares(batch.districtFen(), batch.intermediateFen(), batch.baseFen())), EnrolmentPaperSql.fees(h, batchId, true));
        }), out);
    }

    /**
     * 保费结算单（缴费通知） of a confirmed batch within the data scope, another one after something was struck off. Refused with {@code paper.not-confirmed}.
     *
     * @return file name proposed for the download
     */
    @Requires(Permission.VIEW_ENROLMENTS)
    public String statement(long batchId, OutputStream out) {
        var batch = confirmed(batchId);
        return print(DocumentKind.PREMIUM_STATEMENT, batch, () -> jdbi.withHandle(h -> {
            var more = EnrolmentPaperSql.more(h, batchId);
            var charged = EnrolmentPaperSql.charged(h, batchId);
            var shares = Charges.lower(h, batchId);
            var lower = Amount.yuan(shares.fen());
            return new PremiumStatement(batch.unionName(), more.districtName(), batch.batchNo(), Integer.toString(batch.year()), batch.planName(),
                    batch.way().label(), CityTime.of(clock, batch.submittedAt()), more.due(), charged.headcount(), Amount.yuan(charged.premiumFen()),
                    Amount.yuan(charged.municipalFen()), lower, lower + " 元", CapitalAmount.of(shares.fen()), split(shares),
                    EnrolmentPaperSql.fees(h, batchId, false));
        }), out);
    }

    private static String split(LowerShares shares) {
        return "其中：区局缴费 %s 元，各级工会缴费 %s 元，基层单位缴费 %s 元。".formatted(Amount.yuan(shares.district()), Amount.yuan(shares.intermediate()),
                Amount.yuan(shares.base()));
    }

    private BatchRow confirmed(long batchId) {
        var batch = batches.get(batchId);
        if (batch.status() != EnrolmentStatus.CONFIRMED) {
            throw new DomainException("paper.not-confirmed");
        }
        return batch;
    }

    /** What is to be paid is another paper for other covers; everything else stays as it was when the batch came into its state. */
    private String state(DocumentKind kind, BatchRow batch) {
        var voids = kind == DocumentKind.PREMIUM_STATEMENT ? jdbi.withHandle(h -> EnrolmentPaperSql.voids(h, batch.id())) : Optional.<String>empty();
        return batch.status().name() + voids.map(" without "::concat).orElse("");
    }

    private String print(DocumentKind kind, BatchRow batch, Supplier<PaperDocument> document, OutputStream out) {
        var place = jdbi.withHandle(h -> EnrolmentPaperSql.place(h, batch.id()));
        int count = archive.print(new PaperArchive.Subject(kind, batch.id(), state(kind, batch), place.unionId(), place.districtId()), document, out);
        note.about("batch " + (batch.batchNo() == null ? "id " + batch.id() : batch.batchNo()) + ", print " + count + ", " + batch.headcount()
                + " persons");
        return kind.title() + (batch.batchNo() == null ? "" : "-" + batch.batchNo()) + ".pdf";
    }
}

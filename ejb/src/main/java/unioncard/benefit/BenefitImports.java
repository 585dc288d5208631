package unioncard.benefit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.FormTemplate;
import unioncard.form.ImportLog;
import unioncard.form.UploadFolder;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * 给付登记: the carrier's file (docs/benefit-file-format.md) is received and checked, looked at, and registered when somebody confirms; afterwards it
 * can be taken back as a whole. Every line is registered or refused with a reason; a claim is registered once, in whatever file it comes.
 */
@Stateless
public class BenefitImports {

    private static final ImportLog LOG = new ImportLog("benefit");
    private static final int RECENT = 50;
    private static final int MOST_ROWS = 20_000;

    @Inject
    Jdbi jdbi;
    @Inject
    Clock clock;
    @Inject
    CurrentUser current;
    @Inject
    AuditNote note;
    @Inject
    PersonalData personalData;
    @Inject
    UploadFolder uploads;

    /**
     * Receives a file and checks it; registers nothing. Refused as a whole with {@code benefit.same-file} or because of the file itself (see
     * {@link UploadFolder} and {@link FormReader}).
     *
     * @param fileName as the browser tells it; only its last part is kept
     * @param content .xlsx; not closed here
     * @return the import
     */
    @Requires(Permission.IMPORT_BENEFITS)
    public long upload(String fileName, InputStream content) {
        try (var file = uploads.receive(content)) {
            var rows = FormReader.read(file, BenefitForm.LAYOUT, MOST_ROWS);
            return jdbi.withHandle(h -> take(h, fileName, file.digest(), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long take(Handle h, String fileName, String digest, List<FormRow<BenefitColumn>> rows) {
        long id = LOG.claim(h, current.get(), fileName, digest, clock.instant()).orElseThrow(() -> new DomainException("benefit.same-file"));
        var check = new BenefitCheck(LocalDate.now(clock));
        rows.forEach(check::check);
        var refusals = new ArrayList<>(check.refusals());
        var judged = BenefitSql.judge(h, check.passed(), personalData);
        judged.stream().filter(line -> line.fault() != null).forEach(line -> refusals.add(check.refusal(line.rowNo(), column(line.fault()), line.fault())));
        BenefitSql.keep(h, id, judged).forEach(row -> refusals.add(check.refusal(row, BenefitColumn.CLAIM_NO, BenefitFault.CLAIM_KNOWN)));
        refusals.sort(Comparator.comparingInt(FormRefusal::rowNo));
        int refused = (int) refusals.stream().mapToInt(FormRefusal::rowNo).distinct().count();
        LOG.finish(h, id, rows.size(), rows.size() - refused, refusals);
        note.about("import " + id + ", " + rows.size() + " rows");
        return id;
    }

    private static BenefitColumn column(BenefitFault fault) {
        return switch (fault) {
            case CLAIM_SHAPE, CLAIM_REPEATED, CLAIM_KNOWN -> BenefitColumn.CLAIM_NO;
            case YEAR, YEAR_UNKNOWN, NO_COVER -> BenefitColumn.YEAR;
            case PERSON_UNKNOWN -> BenefitColumn.DOCUMENT;
            case NAME_DIFFERS -> BenefitColumn.NAME;
            case BEFORE_COVER -> BenefitColumn.PAID_ON;
            case AMOUNT -> BenefitColumn.AMOUNT;
        };
    }

    /** 确认登记. Refused with {@code benefit.handled} when it is not waiting any more. */
    @Requires(Permission.IMPORT_BENEFITS)
    public void confirm(long id) {
        decide(id, BenefitStatus.CHECKED, BenefitStatus.REGISTERED);
    }

    /** 放弃: nothing of the file is registered. Refused with {@code benefit.handled}. */
    @Requires(Permission.IMPORT_BENEFITS)
    public void cancel(long id) {
        decide(id, BenefitStatus.CHECKED, BenefitStatus.CANCELLED);
    }

    /** 撤销导入: what the file has brought is shown no more, and its claims may come again. Refused with {@code benefit.handled}. */
    @Requires(Permission.IMPORT_BENEFITS)
    public void undo(long id) {
        decide(id, BenefitStatus.REGISTERED, BenefitStatus.WITHDRAWN);
    }

    private void decide(long id, BenefitStatus from, BenefitStatus to) {
        note.about("import " + id);
        jdbi.useHandle(h -> {
            if (BenefitSql.lock(h, current.get().scope(), id).orElseThrow(NotAllowed::new) != from) {
                throw new DomainException("benefit.handled");
            }
            BenefitSql.decide(h, id, to, current.get(), clock.instant());
        });
    }

    /** The latest files, newest first, at most 50. */
    @Requires(value = Permission.IMPORT_BENEFITS, audited = false)
    public List<BenefitImport> recent() {
        return jdbi.withHandle(h -> BenefitSql.recent(h, current.get().scope(), RECENT));
    }

    /** One file; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.IMPORT_BENEFITS, audited = false)
    public BenefitImport result(long id) {
        return jdbi.withHandle(h -> BenefitSql.find(h, current.get().scope(), id)).orElseThrow(NotAllowed::new);
    }

    /** What a file's lines were refused for, in the file's order. */
    @Requires(value = Permission.IMPORT_BENEFITS, audited = false)
    public Rows<FormRefusal> refusals(long id, Slice slice) {
        return jdbi.withHandle(h -> BenefitSql.refusals(h, current.get().scope(), id, slice));
    }

    /** Writes an empty file (.xlsx); the stream stays open. */
    @Requires(value = Permission.IMPORT_BENEFITS, audited = false)
    public void template(OutputStream out) {
        try {
            FormTemplate.write(out, BenefitForm.LAYOUT, Map.of(), MOST_ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

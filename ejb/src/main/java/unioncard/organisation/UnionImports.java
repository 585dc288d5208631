package unioncard.organisation;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.FormTemplate;
import unioncard.form.ImportLog;
import unioncard.form.ImportResult;
import unioncard.form.UploadFolder;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.Requires;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Uploads of the union's collection form (工会组织信息导入): every row becomes a union or is refused with a reason, and the whole is remembered. */
@Stateless
public class UnionImports {

    private static final ImportLog LOG = new ImportLog("union");
    private static final int RECENT = 50;

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private Parameters parameters;
    @Inject
    private UploadFolder uploads;
    @Inject
    private Clock clock;

    public UnionImports() {
    }

    UnionImports(Jdbi jdbi, CurrentUser current, AuditNote note, Parameters parameters, UploadFolder uploads, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.parameters = parameters;
        this.uploads = uploads;
        this.clock = clock;
    }

    /**
     * Founds the unions of a filled-in form, each below the union that its row names; that one is looked for among the caller's unions and in
     * the form itself. Refused as a whole with {@code import.same-file} or because of the file itself (see {@link UploadFolder} and
     * {@link FormReader}).
     *
     * @param fileName as the browser tells it; only its last part is kept
     * @param content .xlsx; not closed here
     */
    @Requires(Permission.MANAGE_UNIONS)
    public ImportResult upload(String fileName, InputStream content) {
        try (var file = uploads.receive(content)) {
            var rows = FormReader.read(file, UnionForm.LAYOUT, parameters.number(Parameter.UNION_IMPORT_MAX_ROWS));
            return jdbi.withHandle(h -> take(h, fileName, file.digest(), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportResult take(Handle h, String fileName, String digest, List<FormRow<UnionFormColumn>> rows) {
        var user = current.get();
        var now = clock.instant();
        long id = LOG.claim(h, user, fileName, digest, now).orElseThrow(() -> new DomainException("import.same-file"));
        note.about("union import " + id);
        var check = new UnionFormCheck(LocalDate.now(clock), new HashSet<>(UnionSql.regions(h)));
        rows.forEach(check::check);
        var refusals = new ArrayList<>(check.refusals());
        int founded = 0;
        if (!check.unions().isEmpty()) {
            UnionSql.holdTree(h);
            UnionImportSql.stage(h, check.unions());
            founded = UnionImportSql.found(h, user, now);
            refusals.addAll(UnionImportSql.refused(h, check.unions()));
            refusals.sort(Comparator.comparingInt(FormRefusal::rowNo));
        }
        LOG.finish(h, id, rows.size(), founded, refusals);
        return LOG.result(h, user.scope(), id).orElseThrow();
    }

    /** The latest uploads in the caller's scope, newest first, at most 50, without their refusals. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public List<ImportResult> recent() {
        return jdbi.withHandle(h -> LOG.recent(h, current.get().scope(), RECENT));
    }

    /** One upload with its refusals; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public ImportResult result(long id) {
        return jdbi.withHandle(h -> LOG.result(h, current.get().scope(), id)).orElseThrow(NotAllowed::new);
    }

    /** Writes an empty form (.xlsx); the stream stays open. */
    @Requires(value = Permission.MANAGE_UNIONS, audited = false)
    public void template(OutputStream out) {
        try {
            FormTemplate.write(out, UnionForm.LAYOUT, Map.of(UnionFormColumn.REGION, jdbi.withHandle(UnionSql::regions)),
                    parameters.number(Parameter.UNION_IMPORT_MAX_ROWS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

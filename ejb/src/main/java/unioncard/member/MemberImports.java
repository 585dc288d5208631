package unioncard.member;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.form.FormReader;
import unioncard.form.FormRefusal;
import unioncard.form.FormRow;
import unioncard.form.FormTemplate;
import unioncard.form.ImportLog;
import unioncard.form.ImportResult;
import unioncard.form.SpreadsheetFile;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.SignedInUser;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

/** Uploads of the collection form (会员信息导入): every row is taken or refused with a reason, and the whole is remembered. */
@Stateless
public class MemberImports {

    private static final ImportLog LOG = new ImportLog("member");
    private static final int RECENT = 50;

    @Inject
    private Jdbi jdbi;
    @Inject
    private CurrentUser current;
    @Inject
    private AuditNote note;
    @Inject
    private PersonalData personalData;
    @Inject
    private Parameters parameters;
    @Inject
    private Clock clock;

    public MemberImports() {
    }

    MemberImports(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Parameters parameters, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.parameters = parameters;
        this.clock = clock;
    }

    /**
     * Takes the members of a filled-in form into the caller's own grassroots union, as 未审核. Refused as a whole with
     * {@code import.not-grassroots}, {@code import.union-closed}, {@code import.same-file}, or because of the file itself (see
     * {@link SpreadsheetFile} and {@link FormReader}).
     *
     * @param fileName as the browser tells it; only its last part is kept
     * @param content .xlsx, at most 10 MB; not closed here
     */
    @Requires(Permission.IMPORT_MEMBERS)
    public ImportResult upload(String fileName, InputStream content) {
        var user = current.get();
        note.about("union " + user.unionId());
        var place = jdbi.withHandle(h -> ImportSql.place(h, user.unionId()));
        if (!place.grassroots()) {
            throw new DomainException("import.not-grassroots", user.unionName());
        }
        if (!place.active()) {
            throw new DomainException("import.union-closed", user.unionName());
        }
        try {
            var file = SpreadsheetFile.read(content);
            var rows = FormReader.read(file, MemberForm.LAYOUT, parameters.number(Parameter.IMPORT_MAX_ROWS));
            return jdbi.withHandle(h -> take(h, user, place, fileName, file.digest(), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportResult take(Handle h, SignedInUser user, ImportSql.Place place, String fileName, String digest, List<FormRow<FormColumn>> rows) {
        var now = clock.instant();
        long id = LOG.claim(h, user, fileName, digest, now).orElseThrow(() -> new DomainException("import.same-file"));
        note.about("import " + id);
        var check = new FormCheck(LocalDate.now(clock));
        rows.forEach(check::check);
        var refusals = new ArrayList<>(check.refusals());
        int taken = 0;
        if (!check.newcomers().isEmpty()) {
            ImportSql.stage(h, check.newcomers(), personalData);
            ImportSql.addPersons(h);
            ImportSql.judge(h, place.id());
            taken = ImportSql.addMembers(h, place, id, now);
            refusals.addAll(withValues(ImportSql.judged(h), check.newcomers()));
            refusals.sort(Comparator.comparingInt(FormRefusal::rowNo));
        }
        LOG.finish(h, id, rows.size(), taken, refusals);
        return LOG.result(h, user.scope(), id).orElseThrow();
    }

    /** The latest uploads in the caller's scope, newest first, at most 50, without their refusals. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public List<ImportResult> recent() {
        return jdbi.withHandle(h -> LOG.recent(h, current.get().scope(), RECENT));
    }

    /** One upload with its refusals; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public ImportResult result(long id) {
        return jdbi.withHandle(h -> LOG.result(h, current.get().scope(), id)).orElseThrow(NotAllowed::new);
    }

    /** Writes an empty form (.xlsx); the stream stays open. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public void template(OutputStream out) {
        try {
            FormTemplate.write(out, MemberForm.LAYOUT, Map.of(), parameters.number(Parameter.IMPORT_MAX_ROWS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FormRefusal> withValues(List<FormRefusal> judged, List<Newcomer> newcomers) {
        Map<Integer, Newcomer> byRow = newcomers.stream().collect(Collectors.toMap(Newcomer::rowNo, Function.identity()));
        return judged.stream().map(r -> new FormRefusal(r.rowNo(), r.columnName(),
                FormRefusal.shown(FormColumn.DOCUMENT_NUMBER, byRow.get(r.rowNo()).document().value()), r.reason(), r.remedy())).toList();
    }
}

package unioncard.member;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.form.FormRefusal;
import unioncard.form.FormTemplate;
import unioncard.form.UploadFolder;
import unioncard.security.AuditNote;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.Requires;
import unioncard.security.Requires.Sees;
import unioncard.security.SignedInUser.NotAllowed;
import unioncard.shared.DomainException;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Rows;
import unioncard.shared.Slice;

/**
 * 会员信息导入: a filled-in collection form is received, checked in the background (校验), looked at, and taken over when its union confirms
 * (确认导入), in the background too. Every row is taken or refused with a reason; the whole can be undone while nothing has happened to it.
 */
@Stateless
public class MemberImports {

    private static final int RECENT = 50;

    private Jdbi jdbi;
    private CurrentUser current;
    private AuditNote note;
    private PersonalData personalData;
    private Parameters parameters;
    private UploadFolder uploads;
    private ImportFiles files;
    private JobRuns runs;
    private Clock clock;

    public MemberImports() {
    }

    @Inject
    MemberImports(Jdbi jdbi, CurrentUser current, AuditNote note, PersonalData personalData, Parameters parameters, UploadFolder uploads,
            ImportFiles files, JobRuns runs, Clock clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.note = note;
        this.personalData = personalData;
        this.parameters = parameters;
        this.uploads = uploads;
        this.files = files;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Receives a form for the caller's own grassroots union and has it checked; returns the import's id. Refused with
     * {@code import.not-grassroots}, {@code import.union-closed}, {@code import.same-file}, or because of the file itself (see
     * {@link UploadFolder}); what is wrong with its rows and header the check tells.
     *
     * @param fileName as the browser tells it; only its last part is kept
     * @param content .xlsx; not closed here
     */
    @Requires(Permission.IMPORT_MEMBERS)
    public long upload(String fileName, InputStream content) {
        var user = current.get();
        note.about("union " + user.unionId());
        requireOpenUnion(user.unionId(), user.unionName());
        try (var file = uploads.receive(content)) {
            var seal = FileSeal.create(personalData);
            var until = LocalDate.now(clock).plusDays(parameters.number(Parameter.IMPORT_FILE_DAYS));
            return jdbi.withHandle(h -> {
                long id = ImportSql.claim(h, user, fileName, file.digest(), file.size(), seal.key(), until, clock.instant())
                        .orElseThrow(() -> new DomainException("import.same-file"));
                note.about("import " + id);
                files.store(h, id, file, seal);
                runs.enqueue(ImportCheckRun.JOB, Long.toString(id));
                return id;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireOpenUnion(long unionId, String name) {
        var place = jdbi.withHandle(h -> ImportSql.place(h, unionId));
        if (!place.grassroots()) {
            throw new DomainException("import.not-grassroots", name);
        }
        if (!place.active()) {
            throw new DomainException("import.union-closed", name);
        }
    }

    /** 确认导入: has the rows that passed taken, or the taking gone on with. Refused with {@code import.not-possible}, {@code import.union-closed}. */
    @Requires(Permission.IMPORT_MEMBERS)
    public void confirm(long id) {
        var user = current.get();
        requireOpenUnion(user.unionId(), user.unionName());
        jdbi.useHandle(h -> {
            var form = own(h, id);
            boolean nothing = form.status() == ImportStatus.CHECKED && form.passedCount() == 0;
            if (nothing || form.status() == ImportStatus.FAILED && !form.confirmed()) {
                throw new DomainException("import.not-possible", form.status().label());
            }
            ImportSql.move(h, form, ImportStatus.APPLYING, clock.instant());
            ImportSql.confirm(h, form, user.login(), clock.instant());
            runs.enqueue(ImportApplyRun.JOB, Long.toString(id));
        });
    }

    /** 放弃: nothing of the form is taken, and nothing of it is kept. Refused with {@code import.not-possible}. */
    @Requires(Permission.IMPORT_MEMBERS)
    public void cancel(long id) {
        jdbi.useHandle(h -> {
            ImportSql.move(h, own(h, id), ImportStatus.CANCELLED, clock.instant());
            StagingSql.clear(h, id);
            ImportFiles.clear(h, id);
        });
    }

    /**
     * 撤销导入: has all members of the import removed. Refused with {@code import.not-possible}, and with {@code import.touched} when something has
     * happened to any of them ({@link #touched}).
     */
    @Requires(Permission.IMPORT_MEMBERS)
    public void undo(long id) {
        jdbi.useHandle(h -> {
            var form = own(h, id);
            if (form.status() == ImportStatus.FAILED && !form.confirmed()) {
                throw new DomainException("import.not-possible", form.status().label());
            }
            ImportSql.move(h, form, ImportStatus.UNDOING, clock.instant());
            int touched = UndoSql.touched(h, id);
            if (touched > 0) {
                throw new DomainException("import.touched", touched);
            }
            runs.enqueue(ImportUndoRun.JOB, Long.toString(id));
        });
    }

    private ImportSql.Open own(Handle h, long id) {
        note.about("import " + id);
        return ImportSql.lock(h, id, current.get().unionId()).orElseThrow(NotAllowed::new);
    }

    /** The latest imports in the caller's scope, newest first, at most 50. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public List<MemberImport> recent() {
        return jdbi.withHandle(h -> ImportSql.recent(h, current.get(), RECENT));
    }

    /** One import; {@code not-allowed} when there is none or it is not the caller's to see. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public MemberImport result(long id) {
        return jdbi.withHandle(h -> ImportSql.find(h, current.get(), id)).orElseThrow(NotAllowed::new);
    }

    /** What an import in the caller's scope refused, in the form's order. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public Rows<FormRefusal> refusals(long id, Slice slice) {
        return jdbi.withHandle(h -> ImportSql.refusals(h, current.get().scope(), id, slice));
    }

    /** Members of an import in the caller's scope to whom something has happened, which stands in the way of undoing it. */
    @Requires(value = Permission.IMPORT_MEMBERS, audited = false)
    public Rows<TouchedMember> touched(long id, Slice slice) {
        return jdbi.withHandle(h -> UndoSql.touched(h, current.get().scope(), id, slice));
    }

    /**
     * Writes the form (.xlsx) with the refused rows of an import as they were typed, numbers in full, and why; for the uploader's union only. The
     * stream stays open. Refused with {@code import.file-gone} when the form is no longer kept.
     */
    @Requires(value = Permission.IMPORT_MEMBERS, sees = Sees.OWN_SCOPE)
    public void refusedForm(long id, OutputStream out) {
        jdbi.useHandle(h -> {
            var form = own(h, id);
            try (var file = files.fetch(h, form)) {
                RefusedRows.write(h, id, file, parameters.number(Parameter.IMPORT_MAX_ROWS), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
}

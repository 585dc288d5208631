package unioncard.member;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import unioncard.approval.ApprovalRequests;
import unioncard.form.FormRefusal;
import unioncard.form.TestUploads;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

/** A small city: two districts, each with one grassroots union; boundaries as somebody of one of them. */
final class TestUnions {

    static final long CITY = 1;
    static final long EAST = 2;
    static final long WEST = 3;
    static final long EAST_WORKS = 4;
    static final long WEST_WORKS = 5;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    /** What was announced. */
    final List<MembershipChanged> changes = new ArrayList<>();
    final List<IdentityChanged> identities = new ArrayList<>();
    /** What the announcements do; other capabilities may be hung on. */
    Consumer<MembershipChanged> changed = changes::add;
    Consumer<IdentityChanged> identified = identities::add;
    private final TestDatabase database;

    TestUnions(TestDatabase database) {
        this.database = database;
        database.jdbi().useHandle(h -> h.execute("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                  (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                  (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3), (4, '3100100001', '东厂工会', 'GRASSROOTS', 2, '/1/2/4/', 2),
                  (5, '3100200001', '西厂工会', 'GRASSROOTS', 3, '/1/3/5/', 3)"""));
    }

    MemberImports imports(long unionId) {
        return new MemberImports(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), database.personalData(),
                database.parameters(), TestUploads.FOLDER, files(), new JobRuns(database.jdbi(), CLOCK), CLOCK);
    }

    private ImportFiles files() {
        return new ImportFiles(TestUploads.FOLDER, database.personalData());
    }

    /** The jobs, as the dispatcher starts them. */
    ImportCheckRun checkRun(long importId) {
        return new ImportCheckRun(database.jdbi(), database.ownTransaction(), files(), database.personalData(), database.parameters(), CLOCK, Thread::new,
                Long.toString(importId));
    }

    ImportApplyRun applyRun(long importId) {
        return new ImportApplyRun(database.jdbi(), database.ownTransaction(), database.personalData(), CLOCK, Long.toString(importId));
    }

    ImportUndoRun undoRun(long importId) {
        return new ImportUndoRun(database.jdbi(), database.ownTransaction(), CLOCK, Long.toString(importId));
    }

    /** Uploads and checks. */
    MemberImport check(long unionId, InputStream form) {
        long id = database.inTransaction(() -> imports(unionId).upload("会员.xlsx", form));
        checkRun(id).process();
        return imports(unionId).result(id);
    }

    /** Confirms and takes. */
    MemberImport apply(long unionId, long importId) {
        database.inTransaction(() -> imports(unionId).confirm(importId));
        applyRun(importId).process();
        return imports(unionId).result(importId);
    }

    /** Everything an import refused. */
    List<FormRefusal> refusals(MemberImport result) {
        return imports(CITY).refusals(result.id(), Slice.first(200)).rows();
    }

    Members members(long unionId) {
        return new Members(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), database.personalData(),
                new TestEvent<>(changed), CLOCK);
    }

    MemberEntry entry(long unionId) {
        return new MemberEntry(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), database.personalData(), database.parameters(), CLOCK);
    }

    MembershipChanges changes(long unionId) {
        return new MembershipChanges(database.jdbi(), TestUser.of(database.jdbi(), unionId), new AuditNote(), new TestEvent<>(changed), CLOCK);
    }

    MemberCorrections corrections(long unionId) {
        var user = TestUser.of(database.jdbi(), unionId);
        var requests = new ApprovalRequests(database.jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), CLOCK);
        return new MemberCorrections(database.jdbi(), user, new AuditNote(), database.personalData(), requests, identityChange(unionId),
                new TestEvent<>(identified), database.parameters(), CLOCK);
    }

    /** The kind as the second person of this union carries it out. */
    IdentityChange identityChange(long unionId) {
        return new IdentityChange(database.jdbi(), TestUser.of(database.jdbi(), unionId), database.personalData(),
                new TestEvent<>(identified), CLOCK);
    }

    /** Uploads, checks, and takes what passed. */
    MemberImport upload(long unionId, FilledForm form) {
        return upload(unionId, form.open());
    }

    MemberImport upload(long unionId, InputStream form) {
        var checked = check(unionId, form);
        return checked.confirmable() ? apply(unionId, checked.id()) : checked;
    }

    long count(String query) {
        return database.jdbi().withHandle(h -> h.createQuery("select count(*) from " + query).mapTo(Long.class).one());
    }
}

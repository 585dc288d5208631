package unioncard.card;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.ApprovalRequests;
import unioncard.approval.Approvals;
import unioncard.attachment.SampleFiles;
import unioncard.attachment.UploadedFiles;
import unioncard.attachment.VirusScan;
import unioncard.member.IdentityChanged;
import unioncard.member.MembershipChanged;
import unioncard.security.AuditNote;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.JobRuns;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;
import unioncard.shared.WorkingCalendar;
import unioncard.verification.MunicipalVerification;

/** A city with two grassroots unions in two districts, and members as tests need them; today is 2026-11-23. */
public final class CardWorld {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    public final TestDatabase database;
    public final Clock clock;
    public final long union;
    public final long otherUnion;
    public final long district;
    private final AtomicInteger people = new AtomicInteger();

    public CardWorld(TestDatabase database) {
        this(database, today());
    }

    /** The same with a clock of the test's own. */
    public CardWorld(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        long city = insertUnion("市总工会", "MUNICIPAL", null, "/1/", null);
        district = insertUnion("东区总工会", "DISTRICT", city, "/1/2/", 2L);
        union = insertUnion("造船厂工会", "GRASSROOTS", district, "/1/2/3/", district);
        long west = insertUnion("西区总工会", "DISTRICT", city, "/1/4/", 4L);
        otherUnion = insertUnion("纺织厂工会", "GRASSROOTS", west, "/1/4/5/", west);
    }

    /** Cards in unions that are there already. */
    public CardWorld(TestDatabase database, long union, long otherUnion, long district) {
        this.database = database;
        this.clock = today();
        this.union = union;
        this.otherUnion = otherUnion;
        this.district = district;
    }

    private static Clock today() {
        return Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }

    private long insertUnion(String name, String level, Long parent, String path, Long districtId) {
        return jdbi().withHandle(h -> h.createQuery("""
                insert into trade_union (code, name, level, parent_id, path, district_id, unit_credit_code)
                values (:path, :name, :level, :parent, :path, :district, '91310000000000000X') returning id""")
                .bind("path", path).bind("name", name).bind("level", level).bind("parent", parent).bind("district", districtId)
                .mapTo(Long.class).one());
    }

    public Jdbi jdbi() {
        return database.jdbi();
    }

    public PersonalData personalData() {
        return database.personalData();
    }

    /** A member in 正常 and 待办中 with an identity card. */
    public long member(String name) {
        return member(union, name, "RESIDENT_ID");
    }

    /** One statement: whoever looks at the same moment sees the person with the membership or not at all. */
    public long member(long unionId, String name, String documentType) {
        int number = people.incrementAndGet();
        var document = "31010119900101" + String.format("%04d", number);
        return jdbi().withHandle(h -> h.createQuery("""
                with somebody as (
                  insert into person (name, name_original, name_pinyin, sex, birth_date, document_type, document_sealed, document_index)
                  values (:name, :name, 'PIN YIN', 'M', '1990-01-01', :type, :sealed, :index) returning id)
                insert into member (member_no, person_id, union_id, district_id, status, created_at)
                select lpad(nextval('member_no_seq')::text, 10, '0'), somebody.id, u.id, u.district_id, 'ACTIVE', now()
                from somebody, trade_union u where u.id = :union returning id""")
                .bind("name", name).bind("type", documentType)
                .bind("sealed", personalData().seal(PersonalKind.DOCUMENT, document))
                .bind("index", personalData().index(PersonalKind.DOCUMENT, document))
                .bind("union", unionId).mapTo(Long.class).one());
    }

    /** Every entry of the pending list has passed, as of now. */
    public void allHavePassed() {
        jdbi().useHandle(h -> h.createUpdate("update pending_entry set verification = 'PASSED', verified_at = :now")
                .bind("now", clock.instant()).execute());
    }

    public String text(String sql, Object... values) {
        return jdbi().withHandle(h -> {
            var query = h.createQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.bind(i, values[i]);
            }
            return query.mapTo(String.class).findOne().orElse(null);
        });
    }

    public void change(String sql) {
        jdbi().useHandle(h -> h.execute(sql));
    }

    public PendingList pendingList(long unionId) {
        var verification = new MunicipalVerification(jdbi(), clock, new JobRuns(jdbi(), clock), database.parameters());
        return pendingList(TestUser.of(jdbi(), unionId), verification);
    }

    public PendingList pendingList(TestUser who, MunicipalVerification verification) {
        return new PendingList(jdbi(), clock, who, new AuditNote(), verification);
    }

    public CardMembers cardMembers(long unionId) {
        return new CardMembers(jdbi(), TestUser.of(jdbi(), unionId), new AuditNote());
    }

    /** What takes members off the pending list who are no longer 正常. */
    public Consumer<MembershipChanged> pendingListKeeper() {
        return new PendingListKeeper(jdbi())::keep;
    }

    /** What asks for another verification of who has got another name or document. */
    public Consumer<IdentityChanged> identityKeeper() {
        return new PendingListKeeper(jdbi())::verifyAgain;
    }

    public Submission submission(long unionId) {
        return submission(unionId, database.parameters());
    }

    public Submission submission(long unionId, Parameters parameters) {
        return new Submission(jdbi(), clock, TestUser.of(jdbi(), unionId), new AuditNote(), parameters, new JobRuns(jdbi(), clock),
                new WorkingCalendar(jdbi(), database.parameters(), clock));
    }

    public SpecialForms specialForms(long unionId) {
        return new SpecialForms(jdbi(), clock, TestUser.of(jdbi(), unionId), new AuditNote(), personalData(), pendingList(unionId));
    }

    public SpecialAttachments specialAttachments(long unionId) {
        return specialAttachments(unionId, content -> { });
    }

    /** Attachments looked at by a virus scanner. */
    public SpecialAttachments specialAttachments(long unionId, VirusScan scan) {
        return new SpecialAttachments(jdbi(), clock, TestUser.of(jdbi(), unionId), new AuditNote(), personalData(), new UploadedFiles(scan, 1 << 20),
                database.parameters(), database.ownTransaction());
    }

    /** What the form of the only entry of the special channel still lacks gets its files. */
    public void attach(long unionId, AttachmentKind... kinds) {
        attach(unionId, Long.parseLong(text("select id from pending_entry where channel = 'SPECIAL'")), kinds);
    }

    /** The same for one of several entries. */
    public void attach(long unionId, long entry, AttachmentKind... kinds) {
        for (var kind : kinds) {
            specialAttachments(unionId).upload(entry, kind, "scan.png", new ByteArrayInputStream(SampleFiles.png()));
        }
    }

    public CardBatches batches(long unionId) {
        var batches = new CardBatches(jdbi(), clock, TestUser.of(jdbi(), unionId), new AuditNote(),
                new WorkingCalendar(jdbi(), database.parameters(), clock));
        batches.entities = database.entities();
        return batches;
    }

    /** Asks for what the bank has left open to be closed. */
    public void askToClose(long batch, String reason) {
        int open = Integer.parseInt(text("select line_count - issued_count - refused_count from card_batch where id = ?", batch));
        database.inTransaction(() -> closings().request(batch, open, reason));
    }

    /** 关闭批次 for one of the union. */
    public BatchClosings closings() {
        var user = TestUser.of(jdbi(), union, "clerk");
        var requests = new ApprovalRequests(jdbi(), user, new AuditNote(), database.personalData(), database.parameters(), clock);
        return new BatchClosings(jdbi(), user, new AuditNote(), requests, closing(user));
    }

    /** Another person agrees to the only open request. */
    public void agreeToClose() {
        var user = TestUser.of(jdbi(), union, "head");
        long id = Long.parseLong(text("select id from approval_request where status = 'OPEN'"));
        var approvals = new Approvals(jdbi(), user, new AuditNote(), database.personalData(), new ApprovalKinds(List.of(closing(user))), clock);
        database.inTransaction(() -> approvals.approve(id, 0));
    }

    private BatchClosing closing(TestUser user) {
        var closing = new BatchClosing(jdbi(), user, clock);
        closing.entities = database.entities();
        return closing;
    }
}

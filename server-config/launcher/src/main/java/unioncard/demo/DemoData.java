package unioncard.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.launch.DemoSource;
import unioncard.security.PersonalData;

/**
 * Fills an empty database with an invented federation: 20,000 members in 400 grassroots unions, their cards and covers of some years, the
 * registries, users to sign in with and files to upload. Two loads differ in nothing but encrypted columns and password hashes.
 */
public final class DemoData implements DemoSource {

    /** For {@link java.util.ServiceLoader}. */
    public DemoData() {
    }

    @Override
    public boolean hasAccounts(DataSource database) {
        return Jdbi.create(database).withHandle(h -> h.createQuery("select exists (select from user_account)").mapTo(Boolean.class).one());
    }

    /**
     * Loads everything in one transaction, then writes the files below {@code dataDirectory/demo}. Throws {@link IllegalStateException}
     * when the database has accounts or unions already; then nothing is changed.
     */
    @Override
    public List<String> load(DataSource database, Path keysFile, Path dataDirectory) {
        var personalData = new PersonalData(keysFile);
        return Jdbi.create(database).inTransaction(handle -> {
            requireEmpty(handle);
            var walled = handle.createQuery("select oid::regclass::text from pg_class where relforcerowsecurity").mapTo(String.class).list();
            // PostgreSQL allows no COPY to whom a policy holds for; until the end of the transaction none holds for the owner.
            walled.forEach(table -> handle.execute("alter table " + table + " no force row level security"));
            var lines = load(handle, personalData, dataDirectory);
            // A table cannot be altered while checks of its rows are put off to the end of the transaction.
            handle.execute("set constraints all immediate");
            walled.forEach(table -> handle.execute("alter table " + table + " force row level security"));
            return lines;
        });
    }

    private static void requireEmpty(Handle handle) {
        handle.execute("lock table user_account, trade_union in exclusive mode");
        if (handle.createQuery("select exists (select from user_account) or exists (select from trade_union)").mapTo(Boolean.class).one()) {
            throw new IllegalStateException("demo data goes into an empty database only; this one has accounts or unions already");
        }
    }

    private static List<String> load(Handle handle, PersonalData personalData, Path dataDirectory) {
        var names = new Names();
        var unions = new Unions(handle, names);
        var users = new Users(unions, names);
        var people = new People(handle, names, personalData);
        var members = new Members(handle, people, users);
        var log = new CardLog();
        var cards = new Cards(handle, users, log);
        var covers = new Covers(handle, users);
        var pending = new Pending(handle, users, log);

        var own = new WalkThrough(unions.walkThrough(), people, members, names);
        own.cards(cards, covers);
        own.pendingLists(pending, personalData);
        own.others();
        var ordinary = unions.grassrootsUnions().stream().filter(u -> u != unions.walkThrough()).toList();
        members.fill(ordinary);
        ordinary(ordinary, members, new CardHistory(cards), covers, pending);

        unions.write(handle);
        Split.write(handle, unions);
        users.write(handle);
        people.write(handle);
        members.write(handle);
        cards.write(personalData);
        covers.write();
        Payments.write(handle, personalData);
        Allotments.write(handle);
        pending.write();
        new Transfers(unions, unions.firstOf(unions.district(Users.SECOND_DISTRICT)), users).write(handle, members.all());
        new Registries(members.all(), unions.grassrootsUnions(), false).write(handle, personalData);
        // What waits to be sent is sent by the application's own job, as after a submission.
        handle.execute("insert into job_run (job, subject, node, status, started_at, lease_until) "
                + "select 'bank-request-export', id, 'nobody yet', 'RUNNING', now(), now() from card_batch where status = 'TO_SEND'");
        // With accounts there is nothing left to set up.
        handle.execute("delete from setup_token");
        analyze(handle);

        var files = new DemoFiles(dataDirectory);
        files(unions, people, members, files);
        var lines = new ArrayList<String>();
        lines.add("Demo users (sign-in name, password, role, union):");
        lines.addAll(users.lines());
        lines.add("Files to upload, below the data directory:");
        lines.addAll(files.lines());
        return lines;
    }

    private static void ordinary(List<Union> unions, Members members, CardHistory history, Covers covers, Pending pending) {
        var lots = new Lots("ordinary unions");
        for (var union : unions) {
            var own = members.of(union);
            history.of(union, own);
            covers.history(union, own);
            if (lots.perMille(200)) {
                var waiting = own.stream().filter(m -> m.openSince(30) && m.person.regular()).limit(lots.between(2, 12)).toList();
                int verified = lots.below(waiting.size() + 1);
                pending.add(union, "REGULAR", waiting.subList(0, verified), waiting.subList(verified, waiting.size()));
            }
        }
    }

    private static void files(Unions unions, People people, Members members, DemoFiles files) {
        var union = unions.walkThrough();
        var newcomers = new ArrayList<Person>();
        var registered = new ArrayList<>(members.all());
        for (int i = 0; i < MemberForm.ROWS; i++) {
            var person = i == 9 ? people.rareName() : i == 15 ? people.minority() : people.plain();
            newcomers.add(person);
            registered.add(new Member(0, 0, person, union, "UNREVIEWED", DemoDates.BASE));
        }
        var known = members.of(union).stream().filter(Member::active).findFirst().orElseThrow().person;
        files.write(new Registries(registered, unions.grassrootsUnions(), true), new MemberForm(union, newcomers, known));
    }

    /** So that the first page is as fast as the hundredth. */
    private static void analyze(Handle handle) {
        for (var table : List.of("trade_union", "person", "member", "pending_entry", "card_batch", "card_batch_line", "card", "card_log",
                "enrolment_batch", "cover", "ledger_entry", "ledger_line", "payment_voucher", "payment_voucher_batch", "allotment_order",
                "allotment_batch",
                "transfer_request", "registry.population", "registry.social_insurance")) {
            handle.execute("analyze " + table);
        }
    }
}

package unioncard.verification;

import java.util.List;
import java.util.function.BiConsumer;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.card.PendingList;
import unioncard.member.PersonName;
import unioncard.security.TestUser;
import unioncard.shared.JobFailed;
import unioncard.shared.JobRuns;
import unioncard.shared.MovingClock;
import unioncard.shared.TestDatabase;

/** A union with members to be verified, registries filled line by line, and jobs worked off by hand. Today is 2026-11-23. */
final class VerificationWorld {

    final CardWorld cards;
    final TestDatabase database;
    final MovingClock clock;
    final MunicipalVerification verification;
    final PendingList list;
    private final JobRuns runs;

    VerificationWorld(TestDatabase database) {
        this.database = database;
        cards = new CardWorld(database);
        clock = new MovingClock(cards.clock.instant().toString());
        runs = new JobRuns(database.jdbi(), clock);
        verification = new MunicipalVerification(database.jdbi(), clock, runs, database.parameters());
        list = colleague("clerk" + cards.union);
    }

    /** Both registries have a snapshot, empty at first. */
    VerificationWorld withSnapshots() {
        for (var kind : RegistryKind.values()) {
            database.jdbi().useHandle(h -> h.execute("""
                    insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at)
                    values (?, 'x', ?, 0, 'CURRENT', 'test', now())""", kind.name(), "0".repeat(64)));
        }
        return this;
    }

    /** A member in the pending list. */
    long pending(String name) {
        return pending(name, "RESIDENT_ID");
    }

    long pending(String name, String documentType) {
        long member = cards.member(cards.union, name, documentType);
        list.add(List.of(member));
        return member;
    }

    /** The population registry knows the member's number under a name, as a file says it. */
    void population(long member, String name, String state) {
        database.jdbi().useHandle(h -> h.execute("""
                insert into registry.population select s.id, p.document_index, ?, ? from registry.snapshot s, member m join person p on p.id = m.person_id
                where s.registry = 'POPULATION' and m.id = ?""", PersonName.comparable(name), state, member));
    }

    /** Somebody pays contributions for the member; the own unit's code is 91310000000000000X. */
    void insured(long member, String unitCreditCode) {
        database.jdbi().useHandle(h -> h.execute("""
                insert into registry.social_insurance select s.id, p.document_index, ? from registry.snapshot s, member m
                  join person p on p.id = m.person_id where s.registry = 'SOCIAL_INSURANCE' and m.id = ?""", unitCreditCode, member));
    }

    /** 提交市级校验, and the job until nothing is due at this moment. */
    void verify(Channel channel) {
        database.inTransaction(() -> list.verify(channel));
        workOff(new SnapshotsOnly());
    }

    /** Every job that is due, as the dispatcher would begin it; returns how many. */
    int workOff(RegistryInquiry inquiry) {
        var due = database.jdbi().withHandle(h -> h.createQuery("""
                update job_run set status = 'COMPLETED' where status = 'RUNNING' and lease_until <= :now returning subject""")
                .bind("now", clock.instant()).mapTo(String.class).list());
        due.forEach(subject -> pass(inquiry, subject));
        return due.size();
    }

    /** Every job that is due breaks off. */
    void breakOff() {
        database.jdbi().withHandle(h -> h.createQuery("update job_run set status = 'FAILED' where status = 'RUNNING' returning subject")
                .mapTo(String.class).list()).forEach(subject -> database.inTransaction(
                        () -> verification.brokeOff(new JobFailed(MunicipalVerification.JOB, subject))));
    }

    void pass(RegistryInquiry inquiry, String subject) {
        PassByHand.process(database.jdbi(), clock, database.ownTransaction(), inquiry, verification, subject);
    }

    /** State and reason of a member's entry. */
    String state(long member) {
        return cards.text("select verification || coalesce(' ' || reason, '') from pending_entry where member_id = ?", member);
    }

    /** The last line of a member's card log. */
    String log(long member) {
        return cards.text("select outcome || ' ' || text from card_log where member_id = ? order by id desc limit 1", member);
    }

    String run() {
        return cards.text("select status || ' ' || attempt from verification_run order by id desc limit 1");
    }

    /** Somebody else of the union. */
    PendingList colleague(String login) {
        return cards.pendingList(TestUser.of(database.jdbi(), cards.union, login), verification);
    }

    /** Registries over the network that answer each name what is said here, or nothing. */
    static RegistryInquiry answering(BiConsumer<Subject, RemoteAnswers> answer) {
        return new RegistryInquiry() {
            @Override
            public boolean needed() {
                return true;
            }

            @Override
            public RemoteAnswers ask(List<Subject> subjects) {
                var told = new RemoteAnswers();
                told.ask(RegistryKind.POPULATION);
                told.ask(RegistryKind.SOCIAL_INSURANCE);
                subjects.forEach(subject -> answer.accept(subject, told));
                return told;
            }
        };
    }

    /** From the day after the rule in force on, an answer means something else; the day lies in the past. */
    void rule(String registry, String answer, String outcome) {
        database.jdbi().useHandle(h -> h.execute("""
                insert into verification_policy (registry, answer, valid_from, outcome, text)
                select registry, answer, valid_from + 1, ?, text from verification_policy where registry = ? and answer = ?
                order by valid_from desc limit 1""", outcome, registry, answer));
    }
}

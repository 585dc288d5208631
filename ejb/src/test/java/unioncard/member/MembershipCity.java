package unioncard.member;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import unioncard.approval.ApprovalKinds;
import unioncard.approval.Approvals;
import unioncard.bankfile.AnsweringBank;
import unioncard.card.CardWorld;
import unioncard.security.AuditNote;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;
import unioncard.transfer.Transferring;

/** Three unions, two of one district, with six persons who come and go, and what the events need. */
final class MembershipCity {

    static final long WEST_YARD = 6;
    static final List<Long> UNIONS = List.of(TestUnions.EAST_WORKS, TestUnions.WEST_WORKS, WEST_YARD);

    /** With characters beyond the usual 20,902 and beyond the basic plane. */
    private static final List<String> NAMES = List.of("曹涛", "李𬎆", "张䶮", "阿卜杜拉·买买提", "王𠮷", "欧阳𬍛");

    final TestDatabase database;
    final TestUnions unions;
    final CardWorld cards;
    final AnsweringBank bank;
    final Transferring transfers;

    MembershipCity(TestDatabase database) {
        this.database = database;
        unions = new TestUnions(database);
        cards = new CardWorld(database, TestUnions.EAST_WORKS, TestUnions.WEST_WORKS, TestUnions.EAST);
        unions.changed = unions.changed.andThen(cards.pendingListKeeper());
        unions.identified = unions.identified.andThen(cards.identityKeeper());
        bank = new AnsweringBank(database, TestUnions.CLOCK);
        transfers = new Transferring(database, TestUnions.CLOCK, unions.changed);
        database.jdbi().useHandle(h -> {
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id)
                    values (6, '3100200002', '西坞工会', 'GRASSROOTS', 3, '/1/3/6/', 3)""");
            h.execute("""
                    insert into user_account (id, login, name, union_id, password_hash)
                    select id, 'clerk' || id, '经办' || id, id, 'x' from trade_union""");
        });
    }

    static String name(int person) {
        return NAMES.get(person % NAMES.size());
    }

    static LocalDate birth(int person) {
        return LocalDate.of(1980, 1, 1).plusDays(person % NAMES.size());
    }

    /** The same person whenever the number is the same, modulo six. */
    static TypedMember person(int number) {
        int sequence = number % NAMES.size() + 1;
        return new TypedMember(name(number), sequence % 2 == 1 ? "男" : "女", birth(number), DocumentType.RESIDENT_ID,
                ResidentIdProperties.number(310101, birth(number), sequence), LocalDate.of(2030, 1, 1), false, "13900000001", "汉族", "本科", "群众",
                "在岗", "无", "非农业户口", "东区", "东区", "否", "江湾机械厂", "入会", null, LocalDate.of(2026, 11, 1));
    }

    /** A command of somebody of the union, in its own transaction and behind the wall. */
    void as(long union, Work work) {
        as(TestUser.of(database.jdbi(), union), work);
    }

    /** The same by a second person of the union. */
    void asColleague(long union, Work work) {
        as(TestUser.of(database.jdbi(), union, "head" + union), work);
    }

    private void as(TestUser user, Work work) {
        database.seenBy(user.commandSight(), () -> {
            work.by(user);
            return null;
        });
    }

    /** What the second person decides with. */
    Approvals approvals(long union) {
        var user = TestUser.of(database.jdbi(), union, "head" + union, EnumSet.of(Permission.VIEW_APPROVALS, Permission.REVIEW_MEMBERS));
        return new Approvals(database.jdbi(), user, new AuditNote(), database.personalData(), new ApprovalKinds(List.of(unions.identityChange(union))),
                TestUnions.CLOCK);
    }

    MemberDetail member(long id) {
        return unions.members(TestUnions.CITY).find(id);
    }

    List<Long> longs(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).list());
    }

    String text(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }

    /** A piece of work of somebody of a union. */
    interface Work {
        void by(TestUser user) throws Exception;
    }
}

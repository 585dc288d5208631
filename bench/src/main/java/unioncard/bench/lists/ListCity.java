package unioncard.bench.lists;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.Passwords;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;

/**
 * A city of ten districts, with unions of a thousand members each, written by a few statements. A union has the same number of members and
 * batches however large the city; its rows lie scattered among those of the others. By hash, 95 % of the members are in 正常 and 1 % in 未审核;
 * of those in 正常 60 % have a card and 4 % are on the pending list.
 */
final class ListCity {

    static final String PASSWORD = "list-bench-1";
    static final int UNION_SIZE = 1_000;
    static final int DISTRICTS = 10;
    private static final int BATCHES_OF_A_UNION = 20;
    private static final int FIRST_UNION = 12;
    private static final int FIRST_DISTRICT = 2;

    private final Jdbi owner;
    private final int members;
    private final String document;
    private final String card;

    /** A city still to be filled, through the role that owns the schema. */
    ListCity(Jdbi owner, PersonalData personalData, int members) {
        this.owner = owner;
        this.members = members;
        document = personalData.seal(PersonalKind.DOCUMENT, "390101199001010017").token();
        card = personalData.seal(PersonalKind.CARD, "6219990000000000002").token();
    }

    /** Index of the document of a member of the first union. */
    static String documentIndex(Jdbi jdbi) {
        return jdbi.withHandle(h -> h.createQuery("select p.document_index from member m join person p on p.id = m.person_id "
                + "where m.union_id = :union and m.status = 'ACTIVE' order by m.id limit 1").bind("union", FIRST_UNION).mapTo(String.class).one());
    }

    /** Writes everything, with as many accounts of each kind as are wanted, named by the kind and a number from 1. */
    void fill(int accounts) {
        owner.useHandle(h -> {
            h.execute("set synchronous_commit = off");
            int unions = Math.max(members / UNION_SIZE, 1);
            h.execute("insert into trade_union (id, code, name, level, path) values (1, 'C', '示例市总工会', 'MUNICIPAL', '/1/')");
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id)
                    select i, 'D' || i, '第' || i || '区总工会', 'DISTRICT', 1, '/1/' || i || '/', i from generate_series(2, ?) i""", DISTRICTS + 1);
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id)
                    select ? + i, 'G' || i, '第' || i || '厂工会', 'GRASSROOTS', d, '/1/' || d || '/' || (? + i) || '/', d
                    from generate_series(0, ?) i, lateral (select 2 + i % ? d) o""", FIRST_UNION, FIRST_UNION, unions - 1, DISTRICTS);
            members(h, unions);
            h.createUpdate("""
                    insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                    select person_id, id, district_id, :card, repeat(md5('c' || id), 2), date '2025-11-10', 'ACTIVE', now() - interval '1 year'
                    from member where handling_status = 'ISSUED'""").bind("card", card).execute();
            h.execute("""
                    insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by)
                    select id, union_id, district_id, 'REGULAR', now() - id % 1000 * interval '1 minute', 'x' from member
                    where status = 'ACTIVE' and handling_status = 'OPEN' and abs(hashint8(id + 5)) % 10 = 0""");
            h.createUpdate("""
                    insert into card_batch (batch_no, union_id, district_id, channel, line_count, issued_count, status, submitted_by, submitter_name,
                      submitted_at, sent_at, feedback_at)
                    select '20251101' || lpad(nextval('card_batch_no_seq')::text, 6, '0'), u.id, u.district_id, 'REGULAR', 30, 30, 'ANSWERED', 'x', 'x', t,
                      t, t from generate_series(1, :batches) b, trade_union u,
                      lateral (select now() - b * interval '30 days' - u.id * interval '1 minute' as t) o where u.level = 'GRASSROOTS'""")
                    .bind("batches", BATCHES_OF_A_UNION).execute();
            accounts(h, "clerk", FIRST_UNION, "GRASSROOTS_CLERK", accounts);
            accounts(h, "district", FIRST_DISTRICT, "DISTRICT_REVIEWER", accounts);
            accounts(h, "city", 1, "MUNICIPAL_STAFF", accounts);
        });
        owner.useHandle(h -> List.of("trade_union", "person", "member", "card", "pending_entry", "card_batch")
                .forEach(table -> h.execute("vacuum analyze " + table)));
    }

    private void members(Handle h, int unions) {
        h.createUpdate("""
                insert into person (id, name, name_original, sex, birth_date, document_type, document_sealed, document_index, document_long_term)
                select i, n, n, 'F', date '1960-01-01' + h2 % 15000, 'RESIDENT_ID', :document, repeat(md5('d' || i), 2), true
                from generate_series(1, :members) i, lateral (select abs(hashint4(i)) h1, abs(hashint4(i + 1)) h2,
                  abs(hashint4(i + 2)) h3) h, lateral (
                  select substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', 1 + h1 % 20, 1)
                    || substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚', 1 + h2 % 20, 1)
                    || case when h3 % 4 > 0 then substr('文华建国秀英玉兰桂春志永红梅海云龙飞宇晨', 1 + h3 % 20, 1) else '' end n) o""")
                .bind("document", document).bind("members", members).execute();
        h.createUpdate("""
                insert into member (id, member_no, person_id, union_id, district_id, status, handling_status, joined_on, created_at)
                select i, lpad(i::text, 10, '0'), i, u.id, u.district_id, s, case when s = 'ACTIVE' and h % 10 < 6 then 'ISSUED' else 'OPEN' end,
                  date '2000-01-01' + h % 9000, now()
                from generate_series(1, :members) i join trade_union u on u.id = :first + i % :unions, lateral (select abs(hashint4(i + 3)) h,
                  abs(hashint4(i + 4)) % 100 k) o,
                  lateral (select case when k < 95 then 'ACTIVE' when k < 96 then 'UNREVIEWED' else 'RETAINED' end s) p""")
                .bind("members", members).bind("first", FIRST_UNION).bind("unions", unions).execute();
    }

    private static void accounts(Handle h, String kind, long union, String role, int count) {
        var hash = Passwords.hash(PASSWORD.toCharArray());
        h.createUpdate("""
                with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
                  select :kind || i, :kind || i, :union, :hash, false from generate_series(1, :count) i returning id)
                insert into user_role (user_id, role_code) select id, :role from a""")
                .bind("kind", kind).bind("union", union).bind("hash", hash).bind("role", role).bind("count", count).execute();
    }
}

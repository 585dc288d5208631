package unioncard.running;

import java.util.HexFormat;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import unioncard.security.FileSeal;
import unioncard.security.Passwords;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.testing.ConsoleSession;
import unioncard.testing.RunningProduct;
import unioncard.testing.Scans;

/** Unions with as many rows in every list as a test asks for, written straight into the database of a running product. */
final class SampleCity {

    static final String PASSWORD = "sample-city-1";
    private static final String HASH = Passwords.hash(PASSWORD.toCharArray());

    private static SampleCity shared;

    private final RunningProduct product;
    private final Jdbi jdbi;
    private final PersonalData personalData;
    private final String documentSealed;
    private final String cardSealed;
    private final long root;

    /** The one that tests share which leave each other's unions alone. */
    static synchronized SampleCity shared() {
        if (shared == null) {
            // Pages that no push reaches ask more often than people would need.
            shared = new SampleCity(RunningProduct.start("sample", Map.of("unioncard.pending-list.asks.seconds", "2")));
        }
        return shared;
    }

    /** The municipal federation of an empty database. */
    SampleCity(RunningProduct product) {
        this.product = product;
        jdbi = Jdbi.create(product.database());
        personalData = new PersonalData(product.keysFile());
        documentSealed = personalData.seal(PersonalKind.DOCUMENT, "390101199001010017").token();
        cardSealed = personalData.seal(PersonalKind.CARD, "6219990000000000002").token();
        root = Long.parseLong(one("""
                insert into trade_union (id, code, name, level, path) select n, 'S0', '示例市总工会', 'MUNICIPAL', '/' || n || '/'
                from nextval('trade_union_seq') n returning id"""));
    }

    /** The product the city lives in. */
    RunningProduct product() {
        return product;
    }

    /** Somebody with an account of this city, at the console. */
    ConsoleSession signedIn(String login) {
        return ConsoleSession.signedIn(product.address(), login, PASSWORD);
    }

    /** Id of the municipal federation. */
    long root() {
        return root;
    }

    /** A union below another; the code tells it from all others. */
    long union(String code, String level, long parent) {
        long id = Long.parseLong(one("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id, unit_credit_code)
                select n, '%1$s', '示例' || '%1$s' || '工会', '%2$s', p.id, p.path || n || '/', case '%2$s' when 'DISTRICT' then n else p.district_id end,
                  '91390101MA00000154' from nextval('trade_union_seq') n, trade_union p where p.id = %3$d returning id""".formatted(code, level, parent)));
        // As if the campaign had asked already: its timer would begin a job between two counts of statements.
        run("""
                insert into list_preparation (year, way, union_id, asked_at, prepared_at)
                select y.year, 'COLLECTIVE', d.id, now(), now() from insurance_year y, trade_union d where d.id = %d and d.level = 'DISTRICT'""", id);
        return id;
    }

    /** An account with one role and {@link #PASSWORD}. */
    void account(String login, long union, String role) {
        jdbi.useHandle(h -> h.createUpdate("""
                with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
                  values (:login, :login, :union, :hash, false) returning id)
                insert into user_role (user_id, role_code) select id, :role from a""")
                .bind("login", login).bind("union", union).bind("hash", HASH).bind("role", role).execute());
    }

    /** Members in 正常 and 待办中; their document index is {@code md5(code:i)} twice. */
    void members(long union, String code, int count) {
        jdbi.useHandle(h -> {
            var values = Map.of("union", union, "code", code, "count", count, "sealed", documentSealed);
            h.createUpdate("""
                    with p as (insert into person (name, name_original, name_pinyin, sex, birth_date, document_type, document_sealed, document_index,
                        document_long_term)
                      select '会员' || i, :code || i, 'HUI YUAN', 'F', date '1990-01-01', 'RESIDENT_ID', :sealed, repeat(md5(:code || ':' || i), 2), true
                      from generate_series(1, :count) i returning id)
                    insert into member (member_no, person_id, union_id, district_id, status, joined_on, created_at)
                    select lpad(nextval('member_no_seq')::text, 10, '0'), p.id, u.id, u.district_id, 'ACTIVE', date '2020-01-01', now()
                    from p, trade_union u where u.id = :union order by p.id""").bindMap(values).execute();
        });
    }

    /** Gives a member a name and a document that can be looked for. */
    void document(long member, String name, String number) {
        jdbi.useHandle(h -> h.createUpdate("update person set name = :name, name_original = :name, document_sealed = :sealed, document_index = :index "
                + "where id = (select person_id from member where id = :member)").bind("name", name).bind("member", member)
                .bind("sealed", personalData.seal(PersonalKind.DOCUMENT, number).token()).bind("index", personalData.index(PersonalKind.DOCUMENT, number))
                .execute());
    }

    /** All members of the union into the pending list, regular channel, not verified. */
    void pendingEntries(long union) {
        run("""
                insert into pending_entry (member_id, union_id, district_id, channel, added_at, added_by)
                select id, union_id, district_id, 'REGULAR', now(), 'sample' from member where union_id = %d order by id""", union);
    }

    /** From now on a file that is about to become visible to the bank uses this table, which holds nothing. */
    void usesWhenSending(String table) {
        jdbi.useHandle(h -> h.execute("""
                create table if not exists %1$s ();
                grant all on %1$s to public;
                create or replace function %1$s() returns trigger language plpgsql as
                  $$ begin lock table %1$s in row exclusive mode; return new; end $$;
                create or replace trigger %1$s before update on bank_file for each row when (new.status = 'SENDING') execute function %1$s()"""
                .formatted(table)));
    }

    /** Registries; every second person, by id, is known to that of the population. */
    void registries() {
        jdbi.useHandle(h -> h.createScript("""
                insert into registry.snapshot (registry, file_name, digest, row_count, status, loaded_by, loaded_at) values
                  ('POPULATION', 'p', '0', 0, 'CURRENT', 'x', now()), ('SOCIAL_INSURANCE', 's', '1', 0, 'CURRENT', 'x', now());
                insert into registry.population select s.id, p.document_index, p.name, 'ALIVE' from registry.snapshot s, person p
                  where s.registry = 'POPULATION' and p.id % 2 = 0;
                analyze;""").execute());
    }

    /** A scan of each kind for every member of the union. */
    void attachments(long union) {
        var seal = FileSeal.create(personalData);
        var scan = seal.seal(0, Scans.png());
        run("""
                insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                  uploader_name, uploaded_at)
                select m.id, m.district_id, k, 'PNG', %2$d, repeat(md5(k), 2), '%3$s', '\\x%4$s', 'sample', 'sample', now()
                from member m, unnest(array['FRONT', 'BACK', 'AUTHORISATION']) k where m.union_id = %1$d order by m.id""", union, scan.length,
                seal.key().token(), HexFormat.of().formatHex(scan));
    }

    /** One batch at the bank with a line for each member, all open; returns its number. */
    String batchAtBank(long union) {
        var number = batchToSend(union);
        run("update card_batch set status = 'SENT', sent_at = submitted_at where batch_no = '%s'", number);
        return number;
    }

    /** Asks for the export of a batch, as submitting it does. */
    void export(String batchNo) {
        run("""
                insert into job_run (job, subject, node, status, started_at, lease_until)
                select 'bank-request-export', id::text, 'nobody yet', 'RUNNING', now(), now() from card_batch where batch_no = '%s'""", batchNo);
    }

    /** One batch with a line for each member that waits to be sent, its export not asked for; returns its number. */
    String batchToSend(long union) {
        var number = one("select '20261101' || lpad(nextval('card_batch_no_seq')::text, 6, '0')");
        run("""
                with b as (insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
                  select '%2$s', id, district_id, 'REGULAR', (select count(*) from member where union_id = u.id), 'TO_SEND', 'sample', 'sample', now()
                  from trade_union u where id = %1$d returning id),
                moved as (update member set handling_status = 'IN_PROGRESS' where union_id = %1$d)
                insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type,
                  document_sealed, document_long_term)
                select b.id, row_number() over (order by m.id), m.district_id, m.id, p.id, m.member_no, p.name, p.nationality, p.document_type,
                  p.document_sealed, true from b, member m join person p on p.id = m.person_id where m.union_id = %1$d""", union, number);
        return number;
    }

    /** The bank has answered the first lines of a batch with a code that nobody has defined: they are held. */
    void heldForUnknownCode(String batchNo, String code, int lines) {
        run("""
                with f as (insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                  values ('IN', 'RESULT', 'sample %1$s %2$s', rpad('%1$s%2$s', 64, 'x'), 1, '%1$s', 'APPLIED', now()) returning id)
                insert into bank_rejection (file_id, line_no, seq, reason, text, batch_id, union_id, district_id, member_no, code, at)
                select f.id, l.seq + 1, l.seq, 'UNKNOWN_CODE', '返回码 %2$s 未维护', b.id, b.union_id, b.district_id, l.member_no, '%2$s', now()
                from f, card_batch b join card_batch_line l on l.batch_id = b.id where b.batch_no = '%1$s' and l.seq <= %3$d""", batchNo, code, lines);
    }

    /** Long documents that somebody has asked for, one of them not made yet. */
    void papers(String login, int count) {
        run("""
                insert into paper_order (user_id, union_id, kind, title, permission, line_count, printed_at, printed_by, marked, status, done_count, size_bytes,
                  key_sealed, asked_at, ended_at, kept_until)
                select a.id, a.union_id, 'CARD_ROSTER', 'sample ' || i, 'PRINT_ROSTERS', 3000, now(), 'sample', false,
                  case when i = 1 then 'WAITING' else 'READY' end, case when i = 1 then 0 else 3000 end, case when i > 1 then 1 end, 'sample', now(),
                  case when i > 1 then now() end, current_date
                from user_account a, generate_series(1, %2$d) i where a.login = '%1$s'""", login, count);
    }

    /** The bank has made a card for each line of a batch five days ago; none is activated. */
    void issue(String batchNo) {
        run("""
                with made as (
                  insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id)
                  select l.person_id, l.member_id, l.district_id, '%2$s', repeat(md5('made' || l.member_id), 2), current_date - 5, now(), l.batch_id
                  from card_batch_line l join card_batch b on b.id = l.batch_id where b.batch_no = '%1$s' order by l.seq
                  returning id, member_id, batch_id),
                lines as (
                  update card_batch_line l set status = 'ISSUED', bank_code = '0000', answered_at = now(), card_id = made.id from made
                  where l.batch_id = made.batch_id and l.member_id = made.member_id),
                members as (update member m set handling_status = 'ISSUED' from made where m.id = made.member_id)
                update card_batch set status = 'ANSWERED', issued_count = line_count, feedback_at = now() where batch_no = '%1$s'""", batchNo, cardSealed);
    }

    /** {@link #history(long, int)} with enrolments of 2026. */
    void history(long union) {
        history(union, 2026);
    }

    /**
     * As many closed batches of one line, live cards, enrolment batches of one person, lines of the first member's log and changes of that member
     * as there are members.
     */
    void history(long union, int year) {
        run("""
                with n as (select m.*, row_number() over (order by m.id) i from member m where union_id = %1$d)
                insert into card_batch (batch_no, union_id, district_id, channel, line_count, issued_count, status, submitted_by, submitter_name,
                  submitted_at, sent_at, feedback_at)
                select '20251101' || lpad(nextval('card_batch_no_seq')::text, 6, '0'), union_id, district_id, 'REGULAR', 1, 1, 'ANSWERED', 'sample',
                  'sample', now() - interval '1 year', now() - interval '1 year', now() - interval '1 year' from n""", union);
        run("""
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select person_id, id, district_id, '%2$s', repeat(md5('card' || id), 2), date '2025-11-10', 'ACTIVE', now() - interval '1 year'
                from member where union_id = %1$d""", union, cardSealed);
        run("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select f.id, f.district_id, now(), 'sample', 'ADDED', 'DONE', '加入待办人员列表' from member m,
                  (select id, district_id from member where union_id = %1$d order by id limit 1) f where m.union_id = %1$d""", union);
        run("""
                insert into member_change (member_id, union_id, district_id, action, status, changed_on, remark, at, login, actor)
                select f.id, f.union_id, f.district_id, 'CORRECT', 'ACTIVE', current_date, '学历', now(), 'sample', 'sample' from member m,
                  (select id, union_id, district_id from member where union_id = %1$d order by id limit 1) f where m.union_id = %1$d""", union);
        run("""
                with n as (select m.*, row_number() over (order by m.id) i from member m where union_id = %1$d),
                b as (insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                    submitted_by, submitted_at, updated_at)
                  select union_id, district_id, %2$d, 'NEW_CARD', 'A', 1, 2400, 1200, 1200, 'AWAITING_DISTRICT', 'sample', now(), now() from n
                  returning id),
                numbered as (select id, row_number() over (order by id) i from b)
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                  premium_fen, municipal_fen, lower_fen)
                select b.id, n.person_id, n.id, c.id, n.union_id, n.district_id, %2$d, 'A', 'PROPOSED', date '%2$d-03-01', date '%2$d-12-31', 'FULL',
                  2400, 1200, 1200 from n join numbered b using (i) join card c on c.member_id = n.id""", union, year);
    }

    /**
     * For each member two confirmed batches of one person in the ledger: one that owes, one whose voucher waits to be verified; that of the first
     * member pays for all of them. Returns that voucher.
     */
    long money(long union) {
        var seal = FileSeal.create(personalData);
        var scan = seal.seal(0, Scans.png());
        run("""
                insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                  submitted_by, submitted_at, decided_by, decided_at, updated_at, voucher_due_on, owes)
                select '20260201' || lpad(nextval('enrolment_batch_no_seq')::text, 6, '0'), m.union_id, m.district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 1200,
                  1200, 'CONFIRMED', 'sample', now(), 'x', now(), now(), date '2026-03-01' + i, i = 1
                from member m, generate_series(1, 2) i where m.union_id = %1$d order by i, m.id""", union);
        run("""
                with e as (
                  insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, headcount, municipal_fen,
                    booked_by, booker_name, booked_at, text)
                  select 'ENROLMENT', date '2026-02-01', union_id, district_id, year, id, batch_no, premium_fen, 1, 1200, 'x', 'x', now(), 'x'
                  from enrolment_batch where union_id = %1$d and status = 'CONFIRMED' order by id returning id, union_id, district_id)
                insert into ledger_line select id, account, debit, credit, union_id, district_id from e,
                  (values ('MUNICIPAL_SHARE', 1200, 0), ('LOWER_SHARE', 1200, 0), ('PREMIUM', 0, 2400)) l (account, debit, credit)""", union);
        run("""
                insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                  uploader_name, uploaded_at)
                select union_id, district_id, 1200, date '2026-02-02', 'PNG', %2$d, repeat(md5(id::text), 2), '%3$s', '\\x%4$s', 'sample', 'sample', now()
                from enrolment_batch where union_id = %1$d and voucher_due_on = date '2026-03-03' order by id""", union, scan.length,
                seal.key().token(), HexFormat.of().formatHex(scan));
        run("""
                insert into payment_voucher_batch (voucher_id, batch_id, district_id, lower_fen)
                select v.id, b.id, b.district_id, 1200 from enrolment_batch b, (select min(id) id from payment_voucher where union_id = %1$d) v
                where b.union_id = %1$d and b.voucher_due_on = date '2026-03-03'""", union);
        return number("select min(id) from payment_voucher where union_id = " + union);
    }

    /**
     * The municipal shares of a union's booked batches: an order for the first half of the batches, one that was voided for the same, the rest
     * waits. Returns the order that counts.
     */
    long allotment(long union) {
        run("""
                insert into allotment_order (order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, status, prepared_by, preparer_name,
                  prepared_at, decided_by, decider_name, decided_at, reason)
                select 'HB' || e.union_id || '-' || s.n, r.id, e.district_id, 2026, date '2026-02-01', count(*), count(*), count(*) * 1200,
                  case s.n when 1 then 'VOIDED' else 'PREPARED' end, 'sample', 'sample', now(), case s.n when 1 then 'x' end, case s.n when 1 then 'x' end,
                  case s.n when 1 then now() end, case s.n when 1 then 'x' end
                from (select *, ntile(2) over (order by id) half from ledger_entry where union_id = %1$d) e, generate_series(1, 2) s (n), trade_union r
                where e.half = 1 and r.parent_id is null group by s.n, r.id, e.union_id, e.district_id order by s.n""", union);
        run("""
                insert into allotment_batch (entry_id, union_id, district_id, year, order_id, live)
                select e.id, e.union_id, e.district_id, 2026, case when e.half = 1 then o.id end, o.status is distinct from 'VOIDED'
                from (select *, ntile(2) over (order by id) half from ledger_entry where union_id = %1$d) e
                  left join allotment_order o on e.half = 1 and o.order_no like 'HB' || e.union_id || '-%%'""", union);
        return number("select max(id) from allotment_order where status = 'PREPARED' and order_no like 'HB" + union + "-%'");
    }

    /** Every union of a district as if it had been counted for 参保统计, with one person without a cover. */
    void counted(long district) {
        run("""
                insert into coverage_summary select 2026, id, district_id, 1, 1, 0, 0, 0, 1, now() from trade_union where district_id = %1$d
                on conflict do nothing""", district);
    }

    /** A district has asked for all batches of a union to be confirmed, and none could be; returns the command. */
    long massConfirmation(long district, long union) {
        return number("""
                with c as (insert into mass_confirmation (union_id, asked_by, asked_at, ended_at) values (%d, 'sample', now(), now()) returning id),
                  i as (insert into mass_confirmation_batch (run_id, batch_id, batch_version, state, code, count)
                    select c.id, b.id, b.version, 'REFUSED', 'enrolment.not-entitled', 1 from c, enrolment_batch b where b.union_id = %d)
                select id from c""".formatted(district, union));
    }

    /** One batch of all members of a union, each with a card of 27 January 2019, that waits for the district since that day. */
    void waitingFor2019(long union) {
        run("""
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select person_id, id, district_id, '%2$s', repeat(md5('card' || id), 2), date '2019-01-27', 'ACTIVE', now()
                from member where union_id = %1$d""", union, cardSealed);
        run("""
                with n as (select count(*) persons from member where union_id = %1$d),
                b as (insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                    submitted_by, submitted_at, updated_at)
                  select id, district_id, 2019, 'NEW_CARD', 'A', persons, 2400 * persons, 1200 * persons, 1200 * persons, 'AWAITING_DISTRICT', 'sample',
                    '2019-01-27 12:00+08', '2019-01-27 12:00+08' from n, trade_union u where u.id = %1$d returning id)
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                  premium_fen, municipal_fen, lower_fen)
                select b.id, m.person_id, m.id, c.id, m.union_id, m.district_id, 2019, 'A', 'PROPOSED', '2019-01-28', '2019-12-31', 'FULL', 2400, 1200, 1200
                from b, member m join card c on c.member_id = m.id where m.union_id = %1$d""", union);
    }

    /** For each member a request of somebody else to change the name; returns the first one's id. */
    long approvalRequests(long union) {
        var payload = personalData.seal(PersonalKind.REQUEST, "NAME\u001f会员1\u001f会员壹").token();
        run("""
                insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
                  requester_name, requested_at, expires_at)
                select 'MEMBER_IDENTITY', 'member ' || m.id, '会员1', u.id, u.district_id, 0, '%2$s', '姓名有误', 'OPEN', 'sample', 'sample', now(),
                  now() + interval '7 days' from trade_union u join member m on m.union_id = u.id where u.id = %1$d order by m.id""", union, payload);
        return number("select min(id) from approval_request where union_id = " + union);
    }

    /** Every member of a union is 转会中; another union has asked, the present one has to decide. */
    void transfers(long from, long to) {
        run("""
                with m as (update member set status = 'TRANSFERRING' where union_id = %1$d returning id, union_id, district_id)
                insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                  requested_by, requested_at)
                select m.id, m.union_id, m.district_id, t.id, t.district_id, 'RECEIVING', '工作调动', 'REQUESTED', now(), 'sample', now()
                from m, trade_union t where t.id = %2$d order by m.id""", from, to);
    }

    private void run(String sql, Object... values) {
        jdbi.useHandle(h -> h.execute(sql.formatted(values)));
    }

    /** First column of the first row as text; null when there is none. */
    String one(String sql) {
        return jdbi.withHandle(h -> h.createQuery(sql).mapTo(String.class).findOne().orElse(null));
    }

    /** The same as a number. */
    long number(String sql) {
        return Long.parseLong(one(sql));
    }

    Jdbi jdbi() {
        return jdbi;
    }
}

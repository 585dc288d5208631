package unioncard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.approval.ApprovalFilter;
import unioncard.member.MembershipAction;
import unioncard.rules.CalendarDay;
import unioncard.security.CurrentUser;
import unioncard.security.FileSeal;
import unioncard.security.Permission;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Requires;
import unioncard.shared.DomainException;
import unioncard.shared.WholeCity;
import unioncard.testing.ContainerTest;

/**
 * Own union against other union, for every boundary method there is: called with the rows of one union by people of another, who hold every
 * permission, it shows nothing of that union and changes nothing in it. Each call is rolled back.
 */
@DisplayName("Boundary methods called with another union's rows")
class BoundaryScopeIT extends ContainerTest {

    /** Stands in every name of the insider's union. */
    private static final String MARK = "甲印𬎆";
    /** For the whole city by their nature; only roles of the municipal federation hold their permission. */
    private static final Set<String> CITY_WIDE = Set.of("ExchangeMonitor", "Registries");

    @Inject
    private BeanManager beans;
    @Inject
    private CurrentUser current;
    @Inject
    private Jdbi jdbi;
    @Inject
    private PersonalData personalData;
    @Inject
    private UserTransaction transaction;
    private BoundarySamples samples;

    @BeforeEach
    void twoDistrictsWithOneUnionEach() throws Exception {
        transaction.begin();
        samples = jdbi.withHandle(h -> WholeCity.in(h, () -> rows(h)));
        transaction.commit();
    }

    @Test
    @DisplayName("§9c 20: show nothing, change nothing, and would do so for those the rows belong to")
    void ownAgainstOther() throws Exception {
        var complaints = new ArrayList<String>();
        int tried = 0;
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            if (!type.isAnnotationPresent(Stateless.class) || !type.getName().startsWith("unioncard.")) {
                continue;
            }
            var boundary = beans.getReference(bean, type, beans.createCreationalContext(bean));
            for (var method : Arrays.stream(type.getDeclaredMethods()).filter(m -> m.isAnnotationPresent(Requires.class)).toList()) {
                try {
                    compare(boundary, method, complaints);
                } catch (AssertionError missing) {
                    complaints.add(missing.getMessage());
                } catch (IllegalArgumentException unfit) {
                    complaints.add(type.getSimpleName() + "." + method.getName() + " takes other arguments than its samples: " + unfit.getMessage());
                }
                tried++;
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(tried).as("methods tried").isGreaterThan(40);
    }

    private void compare(Object boundary, Method method, List<String> complaints) throws Exception {
        var name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        var clerk = call("scope-other-clerk", boundary, method);
        var reviewer = call("scope-other-reviewer", boundary, method);
        for (var stranger : List.of(clerk, reviewer)) {
            if (!CITY_WIDE.contains(method.getDeclaringClass().getSimpleName()) && stranger.text.contains(MARK)) {
                complaints.add(name + " shows another union's rows: " + stranger.text);
            }
            // Asked once more: a job that a timer has begun may write beside one call, not beside both.
            if (stranger.changed && call(stranger == clerk ? "scope-other-clerk" : "scope-other-reviewer", boundary, method).changed) {
                complaints.add(name + " changes another union's rows");
            }
            if (stranger.text.startsWith("broken:")) {
                complaints.add(name + " neither answers nor refuses: " + stranger.text);
            }
        }
        if (samples.of(method).namesRow()) {
            var insider = call("scope-own-clerk", boundary, method);
            var above = call("scope-own-reviewer", boundary, method);
            if (insider.equals(clerk) && above.equals(reviewer)) {
                complaints.add(name + " does the same for those the rows belong to (" + clerk.text + "): its samples prove nothing; "
                        + "give it rows that it can work on");
            }
        }
    }

    /** What became of a call: its answer or refusal as text, and whether a row of the insider's district is another one now. */
    private record Outcome(String text, boolean changed) {
    }

    private Outcome call(String login, Object boundary, Method method) throws Exception {
        transaction.begin();
        try {
            var before = fingerprint();
            assertThat(current.actAs(login)).isTrue();
            var arguments = samples.of(method).values();
            String text;
            try {
                var shown = new StringBuilder(String.valueOf(method.invoke(boundary, arguments)));
                for (var argument : arguments) {
                    if (argument instanceof ByteArrayOutputStream written) {
                        shown.append(written.size() == 0 ? "" : " and a file");
                    }
                }
                text = shown.toString();
            } catch (InvocationTargetException e) {
                text = e.getCause() instanceof DomainException refused ? "refused: " + refused.code() + " " + Arrays.toString(refused.arguments())
                        : "broken: " + e.getCause();
            }
            boolean rolledBack = transaction.getStatus() != Status.STATUS_ACTIVE;
            return new Outcome(text, !rolledBack && !fingerprint().equals(before));
        } finally {
            transaction.rollback();
            current.actAs("nobody");
        }
    }

    /** Every row of the insider's district in every table with a wall. */
    private String fingerprint() {
        return jdbi.withHandle(h -> WholeCity.in(h, () -> {
            var tables = h.createQuery("""
                    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'district_id'
                    where c.relrowsecurity order by 1""").mapTo(String.class).list();
            var all = new StringBuilder();
            tables.forEach(table -> all.append(table).append(h.createQuery("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                    + table + " t where t.district_id = (select id from trade_union where code = 'SC-D1')").mapTo(String.class).one()));
            all.append(h.createQuery("select md5(string_agg(t::text, '|' order by t::text)) from trade_union t where t.path like "
                    + "(select path from trade_union where code = 'SC-D1') || '%'").mapTo(String.class).one());
            return all.append(h.createQuery("select md5(string_agg(a::text, '|' order by a::text)) from user_account a join trade_union t "
                    + "on t.id = a.union_id where t.code = 'SC-G1'").mapTo(String.class).one()).toString();
        }));
    }

    private BoundarySamples rows(Handle h) {
        long root = one(h, """
                with new as (insert into trade_union (id, code, name, level, path) select n, 'ROOT', '市总', 'MUNICIPAL', '/' || n || '/'
                  from nextval('trade_union_seq') n where not exists (select 1 from trade_union where parent_id is null) returning id)
                select id from new union all select id from trade_union where parent_id is null""");
        if (one(h, "select count(*) from trade_union where code = 'SC-D1'") == 0) {
            var document = personalData.seal(PersonalKind.DOCUMENT, "390101199001010017").token();
            var scan = FileSeal.create(personalData);
            h.createScript(SCRIPT.replace("$root", Long.toString(root)).replace("$mark", MARK).replace("$document", document)
                    .replace("$key", scan.key().token()).replace("$content", HexFormat.of().formatHex(scan.seal(0, new byte[] {1})))
                    .replace("$request", personalData.seal(PersonalKind.REQUEST, "NAME\u001f" + MARK + "\u001f" + MARK + "甲").token())
                    .replace("$permissions", String.join("','", Arrays.stream(Permission.values()).map(Enum::name).toList()))).execute();
        }
        long own = one(h, "select id from trade_union where code = 'SC-G1'");
        long unreviewed = one(h, "select id from member where member_no = 'SCmember-2'");
        long active = one(h, "select id from member where member_no = 'SCmember-1'");
        long pending = one(h, "select id from member where member_no = 'SCmember-3'");
        long open = one(h, "select id from member where member_no = 'SCmember-4'");
        long decided = one(h, "select id from member where member_no = 'SCmember-8'");
        long special = one(h, "select id from pending_entry where member_id = " + pending);
        long batch = one(h, "select id from card_batch where batch_no = 'SCbatch1'");
        long card = one(h, "select id from card where card_no_index = 'scope card'");
        long registrable = one(h, "select id from card where card_no_index = 'scope card in force'");
        long enrolment = one(h, "select id from enrolment_batch where status = 'AWAITING_DISTRICT' and union_id = " + own);
        long second = one(h, "select id from trade_union where code = 'SC-G3'");
        long transfer = one(h, "select id from transfer_request where to_union_id = " + own);
        long account = one(h, "select id from user_account where login = 'scope-own-head'");
        return new BoundarySamples()
                .row("memberId", active).row("memberIds", List.of(unreviewed)).row("PendingList.memberIds", List.of(open))
                .row("entryId", special).row("entryIds", List.of(special)).row("CardBatches.id", batch).row("batchId", batch)
                .row("heldId", one(h, "select min(id) from bank_rejection where union_id = " + own))
                .row("Members.memberId", unreviewed).row("Approvals.id", one(h, "select id from approval_request where union_id = " + own))
                .value("ApprovalFilter.of", ApprovalFilter.Of.TO_DECIDE).value("ApprovalFilter.kind", null)
                .value("MembershipChanges.action", MembershipAction.RETIRE).value("on", LocalDate.of(2026, 1, 1)).value("remark", "备注")
                .value("memberVersion", 0).value("personVersion", 0)
                .row("noteId", one(h, "select min(id) from member_note where member_id = " + active)).value("result", "本人在职")
                .row("MemberImports.id", one(h, "select id from member_import where union_id = " + own))
                .row("Unions.id", own).row("Unions.parentId", one(h, "select id from trade_union where code = 'SC-D1'"))
                .value("Unions.level", unioncard.organisation.UnionLevel.GRASSROOTS).value("Unions.text", MARK)
                .row("BenefitImports.id", one(h, "select id from benefit_import where union_id = " + own))
                .row("UnionImports.id", one(h, "select id from union_import where union_id = " + own)).row("unionId", own).row("UnionClosure.id", own)
                .row("successorId", own).value("onlyMine", false).row("targetId", one(h, "select id from trade_union where code = 'SC-M1'"))
                .row("AffiliationChanges.id", one(h, "select id from affiliation_change where union_id = " + own))
                .value("SpecialForms.version", -1).value("SpecialForms.typed", Map.of(unioncard.card.SpecialItem.BANK_NAME, "YAN"))
                .row("SpecialDecisions.memberId", decided).row("SpecialAttachments.memberId", pending)
                .row("attachmentId", one(h, "select min(id) from special_attachment where member_id = " + pending))
                .row("cardId", card).row("cardIds", List.of(card)).row("CardRegistrations.cardIds", List.of(registrable))
                .value("typedNumber", "6219990000000001000").value("HandOut.to", null)
                .row("EnrolmentBatches.id", enrolment).row("Enrolments.batchId", enrolment).row("EnrolmentReview.batchId", enrolment)
                .row("EnrolmentPapers.batchId", enrolment).value("CoverageCertificates.code", "0000-0000-0000-0000")
                .row("batchIds", List.of(one(h, "select id from enrolment_batch where batch_no = 'SCcovered1'")))
                .row("coverId", one(h, "select id from cover where ended_on is not null and union_id = " + own))
                .value("PersonCoverage.reason", unioncard.insurance.CoverEnd.DEATH)
                .row("voucherId", one(h, "select id from payment_voucher where union_id = " + own)).value("amountFen", 1200L)
                .value("paidOn", LocalDate.now().withDayOfYear(1))
                .row("orderId", one(h, "select id from allotment_order where order_no = 'SCorder1'")).value("upTo", LocalDate.of(2026, 3, 1))
                .value("bankRef", "SF1").row("AllotmentPreparation.districtId", one(h, "select id from trade_union where code = 'SC-D1'"))
                .row("SplitChanges.ownerId", one(h, "select id from trade_union where code = 'SC-D1'"))
                .value("OpenUnionFilter.state", unioncard.insurance.OpenState.SUBMITTED)
                .row("MassConfirmations.batchIds", List.of(enrolment)).row("MassConfirmations.id", one(h, "select id from mass_confirmation"))
                .row("Transfers.id", transfer).row("TransferReview.id", transfer).value("opinion", null)
                .row("TransferRequests.id", one(h, "select id from transfer_request where union_id = " + own))
                .row("lookUpId", one(h, "select max(id) from transfer_look_up where union_id = " + own)).value("toUnionId", second)
                .value("TransferFilter.tab", unioncard.transfer.TransferTab.ALL)
                // Finds whom it is asked for in the whole city, masked; MemberLookUpTest proves how much that shows.
                .value("MemberLookUp.memberNo", "0000000000").value("MemberLookUp.name", null).value("MemberLookUp.document", null)
                .row("AccountAdministration.id", account).row("NewAccount.unionId", own).row("SignInSafety.id", account).value("session", 1L)
                .row("requestId", one(h, "select request_id from personal_data_export"))
                .row("below", own)
                .value("value", 25).value("plans", List.of()).value("days", List.of(new CalendarDay(LocalDate.of(2026, 12, 31), false, "假日")))
                .value("ReconciliationPaper.month", YearMonth.of(2026, 11)).value("ExchangeMonitor.from", LocalDate.of(2026, 11, 1))
                .value("ExchangeMonitor.to", LocalDate.of(2026, 11, 30)).value("validFrom", LocalDate.of(2199, 1, 1))
                .value("Roles.code", "GRASSROOTS_HEAD").value("RoleFields.name", "样例角色").value("RoleFields.permissions", Set.of());
    }

    private static long one(Handle h, String sql) {
        return h.createQuery(sql).mapTo(Long.class).one();
    }

    private static final String SCRIPT = """
            insert into role (code, name) values ('SCOPE', 'all');
            insert into role_permission select 'SCOPE', unnest(array['$permissions']);
            insert into trade_union (id, code, name, level, parent_id, path, district_id)
              select n, 'SC-D' || i, case i when 1 then '$mark区' else '乙区' end, 'DISTRICT', $root, '/$root/' || n || '/', n
              from (select i, nextval('trade_union_seq') n from generate_series(1, 2) i) x;
            insert into trade_union (id, code, name, level, parent_id, path, district_id)
              select n, replace(d.code, 'D', 'G'), replace(d.name, '区', '厂'), 'GRASSROOTS', d.id, d.path || n || '/', d.id
              from (select t.*, nextval('trade_union_seq') n from trade_union t where t.code like 'SC-D%') d;
            insert into trade_union (id, code, name, level, parent_id, path, district_id)
              select n, 'SC-G3', '$mark二厂', 'GRASSROOTS', d.id, d.path || n || '/', d.id from trade_union d, nextval('trade_union_seq') n
              where d.code = 'SC-D1';
            insert into trade_union (id, code, name, level, parent_id, path, district_id)
              select n, 'SC-M1', '$mark街', 'INTERMEDIATE', d.id, d.path || n || '/', d.id from nextval('trade_union_seq') n, trade_union d
              where d.code = 'SC-D1';
            insert into trade_union_change (union_id, district_id, at, login, actor, kind, item)
              select id, district_id, now(), 'x', '$mark', 'FOUNDED', 'PARENT' from trade_union where code = 'SC-G1';
            insert into affiliation_change (union_id, from_parent_id, to_parent_id, reason, status, requested_by, requested_at)
              select u.id, u.parent_id, m.id, '$mark', 'REQUESTED', 'scope-own-head', now() from trade_union u, trade_union m
              where u.code = 'SC-G1' and m.code = 'SC-M1';
            insert into union_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
              select id, district_id, '$mark', 'scope', 0, 0, 0, 'x', now() from trade_union where code = 'SC-G1';
            with i as (insert into benefit_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
              select id, district_id, '$mark', 'scope', 1, 0, 1, 'x', now() from trade_union where code = 'SC-G1' returning id)
            insert into benefit_import_refusal select id, 1, 'c', '$mark', 'r', 'r' from i;
            with a as (insert into user_account (login, name, union_id, password_hash, must_change_password)
              select x.login, x.login, t.id, 'none', false from trade_union t join (values ('SC-G1', 'scope-own-clerk'), ('SC-D1', 'scope-own-reviewer'),
                ('SC-G1', 'scope-own-head'), ('SC-G2', 'scope-other-clerk'), ('SC-D2', 'scope-other-reviewer')) x (code, login) on x.code = t.code
              returning id)
            insert into user_role select id, 'SCOPE' from a;
            insert into person (name, name_original, document_type, document_sealed, document_index, document_long_term)
              select '$mark' || i, '$mark', 'RESIDENT_ID', '$document', 'scope' || i, true from generate_series(1, 4) i;
            insert into member (member_no, person_id, union_id, district_id, status, handling_status, created_at)
              select 'SCmember-' || i, p.id, t.id, t.district_id,
                case i when 2 then 'UNREVIEWED' else 'ACTIVE' end, case i when 1 then 'IN_PROGRESS' else 'OPEN' end,
                now() from generate_series(1, 4) i join person p on p.document_index = 'scope' || i join trade_union t on t.code = 'SC-G1';
            insert into pending_entry (member_id, union_id, district_id, channel, special_reason, added_at, added_by)
              select id, union_id, district_id, 'SPECIAL', 'LONG_NAME', now(), 'x' from member where member_no = 'SCmember-3';
            insert into special_attachment (member_id, district_id, kind, media_type, size_bytes, digest, key_sealed, content, uploaded_by,
                uploader_name, uploaded_at)
              select id, district_id, 'FRONT', 'PNG', 1, 'd', '$key', '\\x$content', 'x', '$mark', now() from member where member_no = 'SCmember-3';
            insert into person (name, name_original, document_type, document_sealed, document_index, document_long_term)
              values ('$mark8', '$mark', 'RESIDENT_ID', '$document', 'scope8', true);
            insert into member (member_no, person_id, union_id, district_id, status, special_reason, created_at)
              select 'SCmember-8', p.id, t.id, t.district_id, 'ACTIVE', 'RARE_CHARACTER', now() from person p, trade_union t
              where p.document_index = 'scope8' and t.code = 'SC-G1';
            insert into card_batch (batch_no, union_id, district_id, channel, line_count, status, submitted_by, submitter_name, submitted_at)
              select 'SCbatch1', id, district_id, 'REGULAR', 1, 'TO_SEND', '$mark', '$mark', now() from trade_union where code = 'SC-G1';
            -- Another node works on it: the timer that asks for what waits would otherwise change rows while the calls are compared.
            insert into job_run (job, subject, node, status, started_at, lease_until)
              select 'bank-request-export', id::text, 'elsewhere', 'RUNNING', now(), now() + interval '1 day' from card_batch where batch_no = 'SCbatch1';
            insert into card_batch_line (batch_id, seq, district_id, member_id, person_id, member_no, name, nationality, document_type, document_sealed,
                document_long_term, checked_code, checked_at)
              select b.id, 1, m.district_id, m.id, m.person_id, m.member_no, '$mark', 'CHN', 'RESIDENT_ID', '$document', true, '0100', now()
              from card_batch b, member m where b.batch_no = 'SCbatch1' and m.member_no = 'SCmember-1';
            with f as (insert into bank_file (direction, kind, name, digest, size_bytes, batch_no, status, at)
                values ('IN', 'RESULT', '$mark', 'scope', 1, 'SCbatch1', 'APPLIED', now()) returning id)
              insert into bank_rejection (file_id, line_no, reason, text, batch_id, union_id, district_id)
              select f.id, 2, 'UNREADABLE', '$mark', b.id, b.union_id, b.district_id from f, card_batch b where b.batch_no = 'SCbatch1';
            insert into card_log (member_id, district_id, at, actor, step, outcome, text)
              select id, district_id, now(), 'x', 'ADDED', 'DONE', '$mark' from member where member_no = 'SCmember-1';
            insert into member_note (member_id, district_id, kind, raised_at) select id, district_id, 'DECEASED', now() from member
              where member_no = 'SCmember-1';
            insert into verification_run (union_id, district_id, channel, total, status, started_by, started_at)
              select id, district_id, 'REGULAR', 0, 'RUNNING', 'x', now() from trade_union where code = 'SC-G1';
            insert into member_change (member_id, union_id, district_id, action, status, changed_on, remark, at, login, actor)
              select id, union_id, district_id, 'CORRECT', 'ACTIVE', date '2026-01-01', '$mark', now(), 'x', '$mark' from member
              where member_no = 'SCmember-1';
            insert into approval_request (kind, subject, summary, union_id, district_id, basis, payload_sealed, reason, status, requested_by,
                requester_name, requested_at, expires_at)
              select 'MEMBER_IDENTITY', 'member ' || id, '$mark', union_id, district_id, 0, '$request', '$mark', 'OPEN', 'scope-own-clerk', '$mark',
                now(), now() + interval '7 days' from member where member_no = 'SCmember-4';
            insert into personal_data_export (request_id, login, most, available_until)
              select id, 'scope-own-clerk', 10, now() + interval '1 day' from approval_request where reason = '$mark';
            insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at, batch_id)
              select m.person_id, m.id, m.district_id, '$document', 'scope card', date '2026-01-01', now(), b.id from member m, card_batch b
              where m.member_no = 'SCmember-1' and b.batch_no = 'SCbatch1';
            insert into person (name, name_original, document_type, document_sealed, document_index, document_long_term)
              values ('$mark', '$mark', 'RESIDENT_ID', '$document', 'scope7', true);
            insert into member (member_no, person_id, union_id, district_id, status, handling_status, created_at)
              select 'SCmember-7', p.id, t.id, t.district_id, 'ACTIVE', 'ISSUED', now() from person p, trade_union t
              where p.document_index = 'scope7' and t.code = 'SC-G1';
            insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
              select m.person_id, m.id, m.district_id, '$document', 'scope card in force', date '2026-01-01', 'ACTIVE', now() from member m
              where m.member_no = 'SCmember-7';
            insert into card_registration (card_id, year, member_id, union_id, district_id, registered_at, registered_by, registrar)
              select id, 2025, member_id, (select union_id from member where id = member_id), district_id, now(), 'x', '$mark' from card
              where card_no_index = 'scope card';
            insert into member_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
              select id, district_id, '$mark', 'scope', 0, 0, 0, 'x', now() from trade_union where code = 'SC-G1';
            insert into member_import_refusal select id, 5, '姓名', '$mark', '$mark', '$mark' from member_import where digest = 'scope';
            update member set import_id = (select id from member_import where digest = 'scope') where member_no = 'SCmember-1';
            with b as (insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                submitted_by, submitted_at, updated_at)
              select id, district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 1200, 1200, 'AWAITING_DISTRICT', '$mark', now(), now() from trade_union
              where code = 'SC-G1' returning id)
            insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period, premium_fen,
                municipal_fen, lower_fen)
              select b.id, m.person_id, m.id, c.id, m.union_id, m.district_id, 2026, 'A', 'PROPOSED', date '2026-03-01', date '2026-12-31', 'FULL',
                2400, 1200, 1200
              from b, member m join card c on c.member_id = m.id where m.member_no = 'SCmember-1';
            insert into enrolment_batch (batch_no, union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status,
                submitted_by, submitted_at, decided_by, decided_at, updated_at, voucher_due_on, owes)
              select 'SCcovered' || i, id, district_id, 2026, 'NEW_CARD', 'A', 1, 2400, 1200, 1200, 'CONFIRMED', '$mark', now(), 'x', now(), now(),
                date '2026-03-01', i = 1 from trade_union, generate_series(1, 2) i where code = 'SC-G1';
            insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period, premium_fen,
                municipal_fen, lower_fen, ended_on, end_reason)
              select b.id, m.person_id, m.id, c.id, m.union_id, m.district_id, 2025, 'A', 'CONFIRMED', date '2025-03-01', date '2025-12-31', 'FULL',
                2400, 1200, 1200, date '2025-04-01', 'ONE_OFF'
              from enrolment_batch b, member m join card c on c.member_id = m.id where m.member_no = 'SCmember-7' and b.batch_no = 'SCcovered1';
            with e as (insert into ledger_entry (kind, booked_on, union_id, district_id, year, batch_id, batch_no, amount_fen, headcount, municipal_fen,
                booked_by, booker_name, booked_at, text)
              select 'ENROLMENT', date '2026-02-01', union_id, district_id, year, id, batch_no, premium_fen, 1, 1200, 'x', '$mark', now(), '$mark'
              from enrolment_batch where batch_no in ('SCcovered1', 'SCcovered2') returning id, union_id, district_id)
            insert into ledger_line select id, account, debit, credit, union_id, district_id from e,
              (values ('MUNICIPAL_SHARE', 1200, 0), ('LOWER_SHARE', 1200, 0), ('PREMIUM', 0, 2400)) l (account, debit, credit);
            insert into allotment_order (order_no, union_id, district_id, year, up_to, batches, headcount, amount_fen, prepared_by, preparer_name, prepared_at)
              select 'SCorder1', $root, id, 2026, date '2026-01-01', 1, 1, 1200, 'x', '$mark', now() from trade_union where code = 'SC-D1';
            insert into allotment_batch (entry_id, union_id, district_id, year, order_id)
              select e.id, e.union_id, e.district_id, e.year, o.id from ledger_entry e left join allotment_order o on o.order_no = 'SCorder1'
                and e.batch_no = 'SCcovered1' where e.batch_no in ('SCcovered1', 'SCcovered2');
            with v as (insert into payment_voucher (union_id, district_id, amount_fen, paid_on, media_type, size_bytes, digest, key_sealed, content,
                uploaded_by, uploader_name, uploaded_at)
              select id, district_id, 1200, date '2026-02-02', 'PNG', 1, 'd', '$key', '\\x$content', 'x', '$mark', now() from trade_union
              where code = 'SC-G1' returning id)
            insert into payment_voucher_batch (voucher_id, batch_id, district_id, lower_fen)
              select v.id, b.id, b.district_id, b.lower_fen from v, enrolment_batch b where b.batch_no = 'SCcovered2';
            insert into coverage_summary select 2026, id, district_id, 1, 1, 0, 0, 0, 1, now() from trade_union where code = 'SC-G1';
            -- Asked for already, so that the timer does not.
            insert into list_preparation (year, way, union_id, asked_by, asked_at, prepared_at)
              select y.year, 'COLLECTIVE', d.id, '$mark', now(), now() from insurance_year y, trade_union d where d.level = 'DISTRICT' on conflict do nothing;
            insert into prepared_list select 2026, 'CARD_WITHOUT_COVER', id, district_id, 1, now() from trade_union where code = 'SC-G1';
            with r as (insert into mass_confirmation (union_id, asked_by, asked_at, ended_at)
              select id, '$mark', now(), now() from trade_union where code = 'SC-D1' returning id)
            insert into mass_confirmation_batch (run_id, batch_id, batch_version, state, code)
              select r.id, b.id, 0, 'REFUSED', 'enrolment.broken-off' from r, enrolment_batch b join trade_union t on t.id = b.union_id
              where t.code = 'SC-G1';
            insert into person (name, name_original, document_type, document_sealed, document_index, document_long_term)
              select '$mark' || i, '$mark', 'RESIDENT_ID', '$document', 'scope' || i, true from generate_series(5, 6) i;
            insert into member (member_no, person_id, union_id, district_id, status, created_at)
              select 'SCmember-' || i, p.id, t.id, t.district_id, 'TRANSFERRING', now() from generate_series(5, 6) i
              join person p on p.document_index = 'scope' || i join trade_union t on t.code = case i when 5 then 'SC-G3' else 'SC-G1' end;
            insert into transfer_request (member_id, union_id, district_id, to_union_id, to_district_id, origin, reason, status, waiting_since,
                requested_by, requested_at, out_agreed, out_by, out_at)
              select m.id, m.union_id, m.district_id, t.id, t.district_id, 'RELEASING', '$mark', 'RELEASED', now(), 'x', now(), true, 'x', now()
              from member m join trade_union t on t.code in ('SC-G1', 'SC-G3') and t.id <> m.union_id where m.member_no in ('SCmember-5', 'SCmember-6');
            insert into transfer_look_up (user_id, union_id, district_id, member_id, at)
              select a.id, t.id, t.district_id, m.id, now() from user_account a join trade_union t on t.id = a.union_id, member m
              where a.login = 'scope-own-clerk' and m.member_no = 'SCmember-5';
            """;
}

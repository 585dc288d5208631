package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;

/** Which role opens which page, and whose data it shows. */
@DisplayName("Pages and roles")
class AccessMatrixIT {

    private static final Set<String> OPEN = Set.of("/index.xhtml", "/setup.xhtml", "/error.xhtml", "/not-found.xhtml", "/too-fast.xhtml");
    /** What a person must hold to open a page; nothing means that signing in is enough. */
    private static final Map<String, Set<String>> NEEDED = new LinkedHashMap<>();
    private static final Map<String, String> LOGINS = new LinkedHashMap<>();

    static {
        NEEDED.put("/home.xhtml", Set.of());
        NEEDED.put("/signin/profile.xhtml", Set.of());
        NEEDED.put("/roster/papers.xhtml", Set.of());
        NEEDED.put("/signin/password.xhtml", Set.of());
        NEEDED.put("/signin/second-factor.xhtml", Set.of());
        NEEDED.put("/organisation/unions.xhtml", Set.of("VIEW_UNIONS"));
        NEEDED.put("/organisation/unions-import.xhtml", Set.of("VIEW_UNIONS", "MANAGE_UNIONS"));
        NEEDED.put("/organisation/unions-affiliation.xhtml", Set.of("VIEW_UNIONS", "MANAGE_UNIONS"));
        NEEDED.put("/member/members.xhtml", Set.of("VIEW_MEMBERS"));
        NEEDED.put("/member/members-import.xhtml", Set.of("VIEW_MEMBERS", "IMPORT_MEMBERS"));
        NEEDED.put("/member/members-export.xhtml", Set.of("VIEW_MEMBERS", "VIEW_PERSONAL_DATA"));
        NEEDED.put("/member/member.xhtml", Set.of("VIEW_MEMBERS"));
        NEEDED.put("/member/members-new.xhtml", Set.of("VIEW_MEMBERS", "EDIT_MEMBERS"));
        NEEDED.put("/member/member-edit.xhtml", Set.of("VIEW_MEMBERS", "EDIT_MEMBERS"));
        NEEDED.put("/member/member-identity.xhtml", Set.of("VIEW_MEMBERS", "EDIT_MEMBERS"));
        NEEDED.put("/approval/approvals.xhtml", Set.of("VIEW_APPROVALS"));
        NEEDED.put("/approval/approvals-detail.xhtml", Set.of("VIEW_APPROVALS", "REVIEW_MEMBERS"));
        NEEDED.put("/transfer/transfers.xhtml", Set.of("VIEW_MEMBERS"));
        NEEDED.put("/transfer/transfers-detail.xhtml", Set.of("VIEW_MEMBERS"));
        NEEDED.put("/transfer/transfers-out.xhtml", Set.of("VIEW_MEMBERS", "REQUEST_TRANSFERS"));
        NEEDED.put("/card/members.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/card/members-registration.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/card/pending-list.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/card/batches.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/card/batches-detail.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/card/pending-list-special.xhtml", Set.of("VIEW_CARDS", "PREPARE_CARDS"));
        NEEDED.put("/card/roster.pdf", Set.of("VIEW_CARDS", "PRINT_ROSTERS"));
        NEEDED.put("/card/receipt.pdf", Set.of("VIEW_CARDS", "PRINT_ROSTERS"));
        NEEDED.put("/card/batches-notice.pdf", Set.of("VIEW_CARDS", "PRINT_ROSTERS"));
        NEEDED.put("/card/batches-special.pdf", Set.of("VIEW_CARDS", "PRINT_ROSTERS"));
        NEEDED.put("/bankfile/exchange-reconciliation.pdf", Set.of("VIEW_EXCHANGE"));
        NEEDED.put("/card/registration.pdf", Set.of("VIEW_CARDS", "PRINT_ROSTERS"));
        NEEDED.put("/insurance/enrolments-roster.pdf", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/enrolments-confirmation.pdf", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/enrolments-statement.pdf", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/allotments-order.pdf", Set.of("VIEW_LEDGER"));
        NEEDED.put("/insurance/coverage-certificate.pdf", Set.of("INQUIRE_COVERAGE"));
        NEEDED.put("/insurance/coverage-check.xhtml", Set.of("INQUIRE_COVERAGE"));
        NEEDED.put("/card/attachment", Set.of("VIEW_PERSONAL_DATA"));
        NEEDED.put("/insurance/enrolments.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/batch.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/enrol.xhtml", Set.of("VIEW_ENROLMENTS", "SUBMIT_ENROLMENTS"));
        NEEDED.put("/insurance/enrol-left-out.xhtml", Set.of("VIEW_ENROLMENTS", "SUBMIT_ENROLMENTS"));
        NEEDED.put("/insurance/vouchers.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/vouchers-detail.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/vouchers-new.xhtml", Set.of("VIEW_ENROLMENTS", "HAND_IN_VOUCHERS"));
        NEEDED.put("/insurance/voucher", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/ledger.xhtml", Set.of("VIEW_LEDGER"));
        NEEDED.put("/insurance/ledger-statement.xhtml", Set.of("VIEW_LEDGER"));
        NEEDED.put("/insurance/allotments.xhtml", Set.of("VIEW_LEDGER"));
        NEEDED.put("/insurance/allotments-new.xhtml", Set.of("VIEW_LEDGER", "PREPARE_ALLOTMENTS"));
        NEEDED.put("/insurance/allotments-detail.xhtml", Set.of("VIEW_LEDGER"));
        NEEDED.put("/insurance/enrolments-review.xhtml", Set.of("VIEW_ENROLMENTS", "CONFIRM_ENROLMENTS"));
        NEEDED.put("/insurance/enrolments-open.xhtml", Set.of("VIEW_ENROLMENTS", "CONFIRM_ENROLMENTS"));
        NEEDED.put("/insurance/enrolments-lists.xhtml", Set.of("VIEW_ENROLMENTS", "PREPARE_ENROLMENTS"));
        NEEDED.put("/insurance/enrolments-run.xhtml", Set.of("VIEW_ENROLMENTS", "CONFIRM_ENROLMENTS"));
        NEEDED.put("/insurance/coverage.xhtml", Set.of("INQUIRE_COVERAGE"));
        NEEDED.put("/insurance/coverage-person.xhtml", Set.of("INQUIRE_COVERAGE"));
        NEEDED.put("/insurance/coverage-benefits.xhtml", Set.of("INQUIRE_COVERAGE", "IMPORT_BENEFITS"));
        NEEDED.put("/insurance/statistics.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/insurance/statistics-without.xhtml", Set.of("VIEW_ENROLMENTS"));
        NEEDED.put("/rules/parameters.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/verification/rules.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/bankfile/return-codes.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/rules/calendar.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/insurance/rates.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/insurance/rates-shares.xhtml", Set.of("VIEW_RULES"));
        NEEDED.put("/insurance/rates-edit.xhtml", Set.of("VIEW_RULES", "CHANGE_RULES"));
        NEEDED.put("/verification/registries.xhtml", Set.of("LOAD_REGISTRIES"));
        NEEDED.put("/bankfile/exchange.xhtml", Set.of("VIEW_EXCHANGE"));
        NEEDED.put("/bankfile/held.xhtml", Set.of("VIEW_CARDS"));
        NEEDED.put("/security/accounts.xhtml", Set.of("VIEW_ACCOUNTS"));
        NEEDED.put("/security/accounts-sign-in.xhtml", Set.of("VIEW_ACCOUNTS", "SECURE_ACCOUNTS"));
        NEEDED.put("/security/roles.xhtml", Set.of("MANAGE_ROLES"));
        NEEDED.put("/audit/trail.xhtml", Set.of("VIEW_AUDIT"));
        NEEDED.put("/keys/keys.xhtml", Set.of("ROTATE_KEYS"));
    }

    private static SampleCity city;
    private static long member;
    private static long request;
    private static long entry;
    private static long attachment;
    private static long cardBatch;
    private static long enrolment;
    private static long voucher;
    private static long cover;
    private static long owing;
    private static long answered;
    private static long special;
    private static long certifiable;
    private static long allotment;
    private static long confirmation;
    private static long union;
    private static long transfer;
    private static long account;

    @BeforeAll
    static void twoDistricts() {
        city = SampleCity.shared();
        long east = city.union("A1", "DISTRICT", city.root());
        union = city.union("A2", "GRASSROOTS", east);
        city.members(union, "A2", 3);
        city.history(union);
        city.pendingEntries(union);
        city.attachments(union);
        city.jdbi().useHandle(h -> h.execute("update pending_entry set channel = 'SPECIAL', special_reason = 'LONG_NAME' where union_id = " + union));
        var number = city.batchAtBank(union);
        LOGINS.put("GRASSROOTS_CLERK", "a-clerk");
        LOGINS.put("GRASSROOTS_HEAD", "a-head");
        LOGINS.put("DISTRICT_REVIEWER", "a-reviewer");
        LOGINS.put("MUNICIPAL_STAFF", "a-staff");
        LOGINS.put("MUNICIPAL_HEAD", "a-chief");
        LOGINS.put("SYSTEM_ADMINISTRATOR", "a-admin");
        LOGINS.put("SECURITY_ADMINISTRATOR", "a-security");
        LOGINS.put("AUDIT_ADMINISTRATOR", "a-audit");
        LOGINS.put("INTERMEDIATE_STAFF", "a-street");
        LOGINS.put("INSURANCE_CENTRE", "a-centre");
        LOGINS.put("BANK_OPERATOR", "a-bank");
        city.account("a-clerk", union, "GRASSROOTS_CLERK");
        city.account("a-head", union, "GRASSROOTS_HEAD");
        city.account("a-reviewer", east, "DISTRICT_REVIEWER");
        city.account("a-staff", city.root(), "MUNICIPAL_STAFF");
        city.account("a-chief", city.root(), "MUNICIPAL_HEAD");
        city.account("a-admin", city.root(), "SYSTEM_ADMINISTRATOR");
        city.account("a-security", city.root(), "SECURITY_ADMINISTRATOR");
        city.account("a-audit", city.root(), "AUDIT_ADMINISTRATOR");
        city.account("a-street", city.root(), "INTERMEDIATE_STAFF");
        city.account("a-centre", city.root(), "INSURANCE_CENTRE");
        city.account("a-bank", city.root(), "BANK_OPERATOR");
        account = city.number("select id from user_account where login = 'a-clerk'");
        long west = city.union("A3", "DISTRICT", city.root());
        city.account("other-clerk", city.union("A4", "GRASSROOTS", west), "GRASSROOTS_CLERK");
        city.account("other-reviewer", west, "DISTRICT_REVIEWER");
        member = city.number("select min(id) from member where union_id = " + union);
        request = city.approvalRequests(union);
        entry = city.number("select min(id) from pending_entry where union_id = " + union);
        attachment = city.number("select min(a.id) from special_attachment a join member m on m.id = a.member_id where m.union_id = " + union);
        cardBatch = city.number("select id from card_batch where batch_no = '" + number + "'");
        long leaving = city.union("A5", "GRASSROOTS", east);
        city.members(leaving, "A5", 1);
        city.transfers(leaving, union);
        transfer = city.number("select id from transfer_request where union_id = " + leaving);
        enrolment = city.number("select min(id) from enrolment_batch where union_id = " + union);
        voucher = city.money(union);
        cover = city.number("select min(id) from cover where union_id = " + union + " and status in ('PROPOSED', 'CONFIRMED')");
        owing = city.number("select min(id) from enrolment_batch where voucher_due_on = date '2026-03-02' and union_id = " + union);
        allotment = city.allotment(union);
        answered = city.number("select min(id) from card_batch where issued_count > 0 and union_id = " + union);
        special = city.number("update card_batch set channel = 'SPECIAL' where id = (select max(id) from card_batch where issued_count > 0 and union_id = "
                + union + ") returning id");
        certifiable = city.number("select max(id) from cover where status = 'PROPOSED' and union_id = " + union);
        city.jdbi().useHandle(h -> h.execute("update cover set status = 'CONFIRMED', starts_on = current_date - 1, ends_on = current_date + 1 where id = "
                + certifiable));
        confirmation = city.massConfirmation(east, union);
    }

    private static String address(String page) {
        return page + switch (page) {
            case "/member/member.xhtml", "/member/member-edit.xhtml", "/member/member-identity.xhtml" -> "?id=" + member;
            case "/approval/approvals-detail.xhtml" -> "?id=" + request;
            case "/security/accounts-sign-in.xhtml" -> "?id=" + account;
            case "/card/batches-detail.xhtml" -> "?id=" + cardBatch;
            case "/card/pending-list-special.xhtml" -> "?id=" + entry;
            case "/card/roster.pdf", "/card/receipt.pdf" -> "?batch=" + cardBatch;
            case "/card/batches-notice.pdf" -> "?batch=" + answered;
            case "/card/batches-special.pdf" -> "?batch=" + special;
            case "/card/registration.pdf" -> "?year=2026";
            case "/bankfile/exchange-reconciliation.pdf" -> "?month=202611";
            case "/insurance/enrolments-roster.pdf" -> "?id=" + enrolment;
            case "/insurance/enrolments-confirmation.pdf", "/insurance/enrolments-statement.pdf" -> "?id=" + owing;
            case "/insurance/allotments-order.pdf" -> "?id=" + allotment;
            case "/insurance/coverage-certificate.pdf" -> "?id=" + certifiable;
            case "/card/attachment" -> "?id=" + attachment;
            case "/insurance/batch.xhtml" -> "?id=" + enrolment;
            case "/insurance/coverage-person.xhtml" -> "?id=" + cover;
            case "/insurance/vouchers-detail.xhtml", "/insurance/voucher" -> "?id=" + voucher;
            case "/insurance/vouchers-new.xhtml" -> "?batches=" + owing;
            case "/insurance/allotments-detail.xhtml" -> "?id=" + allotment;
            case "/insurance/enrolments-run.xhtml" -> "?id=" + confirmation;
            case "/transfer/transfers-detail.xhtml" -> "?id=" + transfer;
            case "/transfer/transfers-out.xhtml" -> "?member=" + member;
            default -> "";
        };
    }

    @Test
    @DisplayName("the matrix leaves out no page and no role")
    void isComplete() throws IOException {
        var webapp = Path.of(System.getProperty("unioncard.home"), "web/src/main/webapp");
        try (var files = Files.walk(webapp)) {
            var pages = files.map(file -> "/" + webapp.relativize(file)).filter(page -> page.endsWith(".xhtml") && !page.startsWith("/WEB-INF"))
                    .filter(page -> !OPEN.contains(page)).collect(Collectors.toCollection(TreeSet::new));
            assertThat(NEEDED.keySet()).containsAll(pages);
        }
        assertThat(LOGINS.keySet()).containsExactlyInAnyOrderElementsOf(
                city.jdbi().withHandle(h -> h.createQuery("select code from role").mapTo(String.class).set()));
    }

    @Test
    @DisplayName("each page opens for the roles that hold what it needs, and does not exist for the others")
    void matrix() {
        var expected = new LinkedHashMap<String, Integer>();
        var actual = new LinkedHashMap<String, Integer>();
        LOGINS.forEach((role, login) -> {
            var held = city.jdbi().withHandle(h -> h.createQuery("select permission from role_permission where role_code = :role").bind("role", role)
                    .mapTo(String.class).set());
            var console = city.signedIn(login);
            NEEDED.forEach((page, needed) -> {
                expected.put(role + " " + page, held.containsAll(needed) ? 200 : 404);
                actual.put(role + " " + page, console.get(address(page)).statusCode());
            });
        });
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    @DisplayName("without signing in every page leads to the start page")
    void nobody() {
        for (var page : NEEDED.keySet()) {
            var answer = ConsoleSession.at(city.product().address()).get(address(page));
            assertThat(answer.statusCode()).as(page).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).as(page).endsWith("/unioncard/index.xhtml");
        }
    }

    @Test
    @DisplayName("what belongs to another district does not exist: member, batch, roster, form, enrolment, union")
    void otherDistrict() {
        var wanted = new HashMap<String, List<String>>();
        wanted.put("other-clerk", List.of("/member/member.xhtml", "/member/member-edit.xhtml", "/member/member-identity.xhtml",
                "/card/batches-detail.xhtml", "/card/pending-list-special.xhtml", "/card/roster.pdf", "/card/receipt.pdf", "/card/attachment",
                "/card/batches-notice.pdf", "/card/batches-special.pdf", "/insurance/enrolments-roster.pdf",
                "/insurance/enrolments-confirmation.pdf", "/insurance/enrolments-statement.pdf", "/insurance/coverage-certificate.pdf",
                "/insurance/batch.xhtml", "/insurance/coverage-person.xhtml", "/insurance/vouchers-detail.xhtml", "/insurance/vouchers-new.xhtml",
                "/insurance/voucher",
                "/transfer/transfers-detail.xhtml", "/transfer/transfers-out.xhtml"));
        wanted.put("other-reviewer", List.of("/member/member.xhtml", "/approval/approvals-detail.xhtml", "/card/batches-detail.xhtml",
                "/insurance/batch.xhtml", "/insurance/coverage-person.xhtml", "/insurance/enrolments-run.xhtml", "/insurance/vouchers-detail.xhtml",
                "/insurance/voucher", "/insurance/allotments-detail.xhtml", "/insurance/allotments-order.pdf", "/insurance/enrolments-confirmation.pdf",
                "/transfer/transfers-detail.xhtml"));
        wanted.forEach((login, pages) -> {
            var console = city.signedIn(login);
            for (var page : pages) {
                var answer = console.get(address(page));
                assertThat(answer.statusCode()).as(login + " " + page).isEqualTo(404);
                assertThat(answer.body()).as(login + " " + page).contains("页面不存在").doesNotContain("会员1");
                var unknown = console.get(address(page).replaceAll("=.*", "=999999999"));
                assertThat(unknown.statusCode()).isEqualTo(404);
            }
            for (var list : List.of("/card/members.xhtml", "/card/members-registration.xhtml",
                    "/card/pending-list.xhtml?channel=SPECIAL", "/card/batches.xhtml", "/member/members.xhtml",
                    "/member/members.xhtml?union=" + union, "/insurance/enrolments.xhtml?status=ALL", "/insurance/coverage.xhtml",
                    "/insurance/statistics.xhtml", "/insurance/vouchers.xhtml?tab=DUE", "/insurance/vouchers.xhtml?tab=VOUCHERS&status=ALL",
                    "/approval/approvals.xhtml", "/transfer/transfers.xhtml?tab=ALL")) {
                assertThat(console.get(list).body()).as(login + " " + list).doesNotContain("会员1", "示例A2工会");
            }
        });
        assertThat(city.signedIn("other-reviewer").get("/organisation/unions.xhtml?id=" + union).statusCode()).isEqualTo(404);
        assertThat(city.signedIn("other-reviewer").get("/insurance/statistics.xhtml?union=" + union).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("ids that are none, and tails that make them, show the page for what does not exist")
    void oddIds() {
        var console = city.signedIn("a-clerk");
        for (var page : List.of("/member/member.xhtml?id=", "/member/member-edit.xhtml?id=", "/member/member-identity.xhtml?id=",
                "/approval/approvals-detail.xhtml?id=", "/transfer/transfers-detail.xhtml?id=", "/transfer/transfers-out.xhtml?member=",
                "/card/batches-detail.xhtml?id=", "/card/pending-list-special.xhtml?id=", "/insurance/batch.xhtml?id=",
                "/insurance/coverage-person.xhtml?id=",
                "/insurance/vouchers-detail.xhtml?id=", "/insurance/vouchers-new.xhtml?batches=", "/insurance/voucher?id=",
                "/insurance/allotments-detail.xhtml?id=",
                "/card/roster.pdf?batch=", "/card/receipt.pdf?batch=", "/card/batches-notice.pdf?batch=", "/card/batches-special.pdf?batch=",
                "/insurance/enrolments-roster.pdf?id=", "/insurance/enrolments-confirmation.pdf?id=", "/insurance/enrolments-statement.pdf?id=",
                "/insurance/allotments-order.pdf?id=",
                "/roster/paper.pdf?id=",
                "/insurance/coverage-certificate.pdf?id=", "/insurance/coverage-certificate.pdf?id=" + certifiable + "&on=", "/card/attachment?id=")) {
            for (var id : List.of("", "abc", "-1", "0", "99999999999999999999", "1%27%20or%20%271%27=%271", "%23%7B7919*7919%7D")) {
                var answer = console.get(page + id);
                assertThat(answer.statusCode()).as(page + id).isIn(404, 400);
                assertThat(answer.body()).as(page + id).doesNotContain("Exception", "62710561");
            }
        }
    }

    @Test
    @DisplayName("a role taken away and an account switched off count from the next request on")
    void takenAway() {
        city.account("leaver", union, "GRASSROOTS_CLERK");
        var console = city.signedIn("leaver");
        assertThat(console.get("/card/members.xhtml").statusCode()).isEqualTo(200);
        city.jdbi().useHandle(h -> h.execute("delete from user_role where user_id = (select id from user_account where login = 'leaver')"));
        assertThat(console.get("/card/members.xhtml").statusCode()).isEqualTo(404);
        city.jdbi().useHandle(h -> h.execute("update user_account set enabled = false where login = 'leaver'"));
        assertThat(console.get("/home.xhtml").headers().firstValue("Location").orElse("")).endsWith("/index.xhtml?ended=DISABLED");
        assertThat(console.get("/home.xhtml").statusCode()).isEqualTo(302);
    }
}

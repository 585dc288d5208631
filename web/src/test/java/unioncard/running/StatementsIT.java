package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.testing.ConsoleSession;
import unioncard.testing.StatementCounter.Statements;

/** What a page costs: the number of SQL statements does not grow with the list. */
@DisplayName("SQL statements per page")
class StatementsIT {

    private static final Logger LOG = Logger.getLogger(StatementsIT.class.getName());
    private static final int MOST_COUNTS = 20;
    private static final int MOST = 6;
    private static final List<Integer> LENGTHS = List.of(2, 20, 200);

    @Test
    @DisplayName("are as many for 2 as for 20 and 200 rows, and few")
    void doNotGrow() throws Exception {
        var city = SampleCity.shared();
        var counts = new LinkedHashMap<String, Map<Integer, Statements>>();
        for (int length : LENGTHS) {
            var code = "T" + length + "-";
            long district = city.union(code + "D", "DISTRICT", city.root());
            long union = city.union(code + "G", "GRASSROOTS", district);
            for (int i = 1; i < length; i++) {
                city.union(code + i, "GRASSROOTS", district);
            }
            city.members(union, code, length);
            city.history(union);
            city.pendingEntries(union);
            city.attachments(union);
            long request = city.approvalRequests(union);
            var batch = city.batchAtBank(union);
            long leaving = city.union(code + "L", "GRASSROOTS", district);
            city.members(leaving, code + "L", length);
            city.transfers(leaving, union);
            long transfer = city.number("select min(id) from transfer_request where union_id = " + leaving);
            city.account("clerk" + length, union, "GRASSROOTS_CLERK");
            city.papers("clerk" + length, length);
            city.account("reviewer" + length, district, "DISTRICT_REVIEWER");
            long member = city.number("select min(id) from member where union_id = " + union);
            long batchId = city.number("select id from card_batch where batch_no = '" + batch + "'");
            long enrolment = city.number("select min(id) from enrolment_batch where union_id = " + union);
            long voucher = city.money(union);
            long order = city.allotment(union);
            var owing = city.one("select string_agg(id::text, '-') from enrolment_batch where voucher_due_on = date '2026-03-02' and union_id = " + union);

            var clerk = city.signedIn("clerk" + length);
            for (var path : List.of("/home.xhtml", "/card/members.xhtml", "/card/pending-list.xhtml",
                    "/card/pending-list.xhtml?channel=SPECIAL", "/card/batches.xhtml",
                    "/card/batches-detail.xhtml?id=" + batchId, "/card/members-registration.xhtml",
                    "/member/members.xhtml", "/member/member.xhtml?id=" + member, "/insurance/enrolments.xhtml",
                    "/insurance/batch.xhtml?id=" + enrolment, "/insurance/vouchers.xhtml?tab=DUE", "/insurance/vouchers.xhtml?tab=VOUCHERS",
                    "/insurance/vouchers-detail.xhtml?id=" + voucher, "/insurance/vouchers-new.xhtml?batches=" + owing,
                    "/insurance/enrol.xhtml", "/insurance/enrol-left-out.xhtml?way=CARD_WITHOUT_COVER",
                    "/insurance/coverage.xhtml", "/insurance/coverage-check.xhtml", "/insurance/statistics.xhtml",
                    "/insurance/statistics-without.xhtml?year=2026&union=" + union,
                    "/roster/papers.xhtml",
                    "/insurance/coverage-person.xhtml?id=" + city.number("select min(id) from cover where status <> 'RELEASED' and union_id = " + union),
                    "/transfer/transfers.xhtml?tab=ALL", "/transfer/transfers-detail.xhtml?id=" + transfer)) {
                count(city, clerk, path, length, counts);
            }
            city.jdbi().useHandle(h -> h.execute("update pending_entry set channel = 'SPECIAL', special_reason = 'LONG_NAME' where union_id = ?", union));
            for (var path : List.of("/card/pending-list.xhtml?channel=SPECIAL&completeness=INCOMPLETE", "/card/members.xhtml?addable=true",
                    "/card/pending-list-special.xhtml?id=" + city.number("select min(id) from pending_entry where union_id = " + union))) {
                count(city, clerk, path, length, counts);
            }
            var reviewer = city.signedIn("reviewer" + length);
            for (var path : List.of("/home.xhtml?as=reviewer", "/card/members.xhtml?as=reviewer", "/card/pending-list.xhtml?as=reviewer&channel=SPECIAL",
                    "/card/batches.xhtml?as=reviewer", "/member/members.xhtml?as=reviewer", "/insurance/coverage.xhtml?as=reviewer")) {
                count(city, reviewer, path, length, counts);
            }
            city.counted(district);
            count(city, reviewer, "/insurance/statistics.xhtml", length, counts);
            count(city, reviewer, "/insurance/statistics.xhtml?union=" + district, length, counts);
            count(city, reviewer, "/organisation/unions.xhtml", length, counts);
            count(city, reviewer, "/insurance/ledger.xhtml", length, counts);
            count(city, reviewer, "/insurance/ledger.xhtml?union=" + union, length, counts);
            count(city, reviewer, "/insurance/ledger-statement.xhtml", length, counts);
            count(city, reviewer, "/insurance/ledger-statement.xhtml?union=" + union, length, counts);
            count(city, reviewer, "/insurance/allotments.xhtml?year=2026", length, counts);
            count(city, reviewer, "/insurance/allotments-detail.xhtml?id=" + order, length, counts);
            count(city, reviewer, "/insurance/enrolments-review.xhtml", length, counts);
            count(city, reviewer, "/insurance/enrolments-open.xhtml", length, counts);
            count(city, reviewer, "/insurance/enrolments-open.xhtml?union=" + district, length, counts);
            count(city, reviewer, "/insurance/enrolments-run.xhtml?id=" + city.massConfirmation(district, union), length, counts);
            count(city, reviewer, "/transfer/transfers.xhtml?tab=TO_DECIDE", length, counts);
            count(city, reviewer, "/approval/approvals.xhtml", length, counts);
            count(city, reviewer, "/approval/approvals-detail.xhtml?id=" + request, length, counts);
            for (int i = 0; i < length; i++) {
                city.heldForUnknownCode(batch, "U%03d".formatted(i), 1);
            }
            city.account("staff" + length, city.root(), "MUNICIPAL_STAFF");
            var staff = city.signedIn("staff" + length);
            count(city, staff, "/bankfile/return-codes.xhtml", length, counts);
            count(city, staff, "/bankfile/exchange.xhtml", length, counts);
            for (var path : List.of("/home.xhtml?as=staff", "/card/members.xhtml?as=staff&union=" + district, "/rules/parameters.xhtml",
                    "/rules/calendar.xhtml", "/verification/rules.xhtml",
                    "/insurance/rates-shares.xhtml")) {
                count(city, staff, path, length, counts);
            }
            count(city, staff, "/insurance/allotments.xhtml?union=" + district, length, counts);
            count(city, staff, "/insurance/allotments-new.xhtml", length, counts);
            count(city, staff, "/insurance/ledger-statement.xhtml?year=2026", length, counts);
            count(city, staff, "/insurance/statistics.xhtml?year=2026", length, counts);
            count(city, staff, "/insurance/enrolments-lists.xhtml", length, counts);
            count(city, staff, "/insurance/coverage-benefits.xhtml", length, counts);
            count(city, clerk, "/member/members-export.xhtml", length, counts);
            count(city, clerk, "/member/member-edit.xhtml?id=" + member, length, counts);
        }
        counts.forEach((page, byLength) -> {
            var line = new StringBuilder();
            byLength.forEach((length, statements) -> line.append(' ').append(length).append(" rows: ").append(statements.total()));
            LOG.info(() -> page + line + "\n    " + String.join("\n    ", new TreeMap<>(byLength.get(LENGTHS.get(2)).calls()).entrySet().stream()
                    .map(e -> e.getValue() + " x " + e.getKey().replaceAll("\\s+", " ")).toList()));
        });
        assertThat(counts).allSatisfy((page, byLength) -> {
            var twoHundred = byLength.get(LENGTHS.get(2));
            assertThat(byLength.values()).as(page).allSatisfy(s -> assertThat(s.total()).as("%s against %s", s.calls(), twoHundred.calls())
                    .isEqualTo(twoHundred.total()));
            assertThat(twoHundred.total()).as("%s: %s", page, twoHundred.calls()).isLessThanOrEqualTo(MOST);
        });
    }

    private static void count(SampleCity city, ConsoleSession console, String path, int length, Map<String, Map<Integer, Statements>> counts)
            throws Exception {
        // The first time a page is opened it may be compiled and its widgets looked up.
        assertThat(console.get(path).statusCode()).as(path).isEqualTo(200);
        // A timer of the product may work at the same moment, and a job it begins for longer; a page never does with less than it needs.
        var statements = city.product().statements().during(() -> console.get(path));
        for (int counted = 1; counted < 2 || counted < MOST_COUNTS && statements.with("jbatch") > 0; counted++) {
            var again = city.product().statements().during(() -> console.get(path));
            statements = statements.total() < again.total() ? statements : again;
        }
        counts.computeIfAbsent(path.replaceAll("=\\d.*", ""), page -> new LinkedHashMap<>()).put(length, statements);
    }
}

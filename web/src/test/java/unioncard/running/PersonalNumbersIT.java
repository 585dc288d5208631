package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.testing.ConsoleSession;

/**
 * A union whose members have known numbers in every column that can hold one. Every role opens every page and download, searches in every
 * filter and runs into failures: no number in full comes back in a body, a header or an address, nor stands in a log, but for the one download
 * that a second person has agreed to.
 */
@DisplayName("Numbers of persons in full")
class PersonalNumbersIT {

    private static final Map<PersonalKind, String> NUMBERS = Map.of(PersonalKind.DOCUMENT, "390101199001010017", PersonalKind.MOBILE, "13900001234",
            PersonalKind.CARD, "6219990000000000002", PersonalKind.ADDRESS, "示例市东城区龥𠀀路1号");
    private static final String PERMIT = "H1234567801";
    private static final Pattern FILTER_FIELD = Pattern.compile("<input id=\"(filters:[^\"]+)(?<!_input)\"[^>]*type=\"text\"");
    private static final Path PAGES = Path.of(System.getProperty("unioncard.home"), "web/src/main/webapp");

    private static SampleCity city;
    private static final Map<String, ConsoleSession> PEOPLE = new LinkedHashMap<>();
    private static final List<Long> IDS = new ArrayList<>();
    private static long batch;

    @BeforeAll
    static void aUnionWithKnownNumbers() {
        city = SampleCity.shared();
        long district = city.union("P1", "DISTRICT", city.root());
        long union = city.union("P2", "GRASSROOTS", district);
        city.members(union, "P2", 3);
        city.history(union);
        city.pendingEntries(union);
        city.attachments(union);
        batch = city.number("select id from card_batch where batch_no = '" + city.batchAtBank(union) + "'");
        var personalData = new PersonalData(city.product().keysFile());
        city.jdbi().useHandle(h -> h.createScript("""
                update pending_entry set channel = 'SPECIAL', special_reason = 'NON_ID_DOCUMENT' where union_id = %1$d;
                update person set mobile_sealed = '%2$s' where id in (select person_id from member where union_id = %1$d);
                update card_batch_line set mobile_sealed = '%2$s', address_sealed = '%4$s', status = 'REFUSED', bank_code = '1004',
                  bank_text = '手机号码无效', answered_at = now() where batch_id = %5$d and seq = 1;
                update card_batch_line l set status = 'ISSUED', bank_code = '0000', answered_at = now(), card_id = c.id from card c
                  where l.batch_id = %5$d and l.seq = 2 and c.member_id = l.member_id;
                update card_batch set issued_count = 1, refused_count = 1, channel = 'SPECIAL' where id = %5$d;
                insert into special_information (member_id, district_id, permit_sealed, address_sealed, mobile_sealed, tax_residency, tax_address_sealed,
                    tax_address_english_sealed, birthplace_sealed, birthplace_english_sealed, tin_1_sealed, tin_2_sealed, tin_3_sealed)
                  select id, district_id, '%3$s', '%4$s', '%2$s', 'BOTH', '%4$s', '%4$s', '%4$s', '%4$s', '%3$s', '%3$s', '%3$s' from member
                  where union_id = %1$d;
                """.formatted(union, personalData.seal(PersonalKind.MOBILE, NUMBERS.get(PersonalKind.MOBILE)).token(),
                personalData.seal(PersonalKind.DOCUMENT, PERMIT).token(),
                personalData.seal(PersonalKind.ADDRESS, NUMBERS.get(PersonalKind.ADDRESS)).token(), batch)).execute());
        for (var table : List.of("member", "pending_entry", "enrolment_batch")) {
            IDS.add(city.number("select min(id) from " + table + " where union_id = " + union));
        }
        IDS.add(batch);
        for (var role : city.jdbi().withHandle(h -> h.createQuery("select code from role where length(code) > 3 order by 1").mapTo(String.class).list())) {
            var login = "p-" + role.toLowerCase(Locale.ROOT).replace('_', '-');
            city.account(login, role.startsWith("GRASSROOTS") ? union : role.startsWith("DISTRICT") ? district : city.root(), role);
            PEOPLE.put(role, city.signedIn(login));
        }
    }

    private static List<String> pages() throws IOException {
        try (var files = Files.walk(PAGES)) {
            return files.map(file -> "/" + PAGES.relativize(file)).filter(page -> page.endsWith(".xhtml") && !page.startsWith("/WEB-INF")).sorted().toList();
        }
    }

    @Test
    @DisplayName("stand on no page of any role, with no id in the address; the masks do")
    void pagesShowMasks() throws IOException {
        var seen = new StringBuilder();
        for (var page : pages()) {
            boolean details = Files.readString(PAGES.resolve(page.substring(1))).contains("name=\"id\"");
            for (var person : PEOPLE.entrySet()) {
                seen.append(harmless(person.getKey(), person.getValue().open(page)));
                for (long id : details ? IDS : List.<Long>of()) {
                    seen.append(harmless(person.getKey(), person.getValue().get(page + "?id=" + id)));
                }
            }
        }
        assertThat(seen).as("the pages do show these people").contains("3901****0017", "139****1234", "621999****0002", "示例市东城****", "H1****801");
    }

    @Test
    @DisplayName("stand in no download: roster, receipt list, result notice, forms of the special channel, enrolment roster, audit trail")
    void downloads() throws IOException {
        var papers = Map.of("/card/roster.pdf?batch=" + batch, List.of("3901****0017", "139****1234"),
                "/card/receipt.pdf?batch=" + batch, List.of("3901****0017", "621999****0002"),
                "/card/batches-notice.pdf?batch=" + batch, List.of("3901****0017", "手机号码无效"),
                "/card/batches-special.pdf?batch=" + batch, List.of("3901****0017", "139****1234", "示例市东城****"),
                "/insurance/enrolments-roster.pdf?id=" + IDS.get(2), List.of("3901****0017"));
        for (var person : PEOPLE.entrySet()) {
            for (var paper : papers.entrySet()) {
                var answer = person.getValue().download(paper.getKey());
                harmless(person.getKey() + paper.getKey(), new String(answer.body(), StandardCharsets.ISO_8859_1) + answer.headers().map());
                if (answer.statusCode() == 200) {
                    try (var file = Loader.loadPDF(answer.body())) {
                        assertThat(harmless(paper.getKey(), new PDFTextStripper().getText(file))).contains(paper.getValue());
                    }
                }
            }
            var trail = person.getValue().open("/audit/trail.xhtml");
            if (trail.statusCode() == 200) {
                var fields = Map.of("actions", "actions", "actions:export", "actions:export",
                        "jakarta.faces.ViewState", ConsoleSession.viewState(trail.body()));
                var sheet = person.getValue().download("/audit/trail.xhtml", fields);
                assertThat(sheet.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
                harmless("audit trail", cells(sheet.body()));
            }
        }
    }

    @Test
    @DisplayName("stand in one download alone: the one that a second person has agreed to, and for who has asked")
    void approvedDownload() throws IOException {
        var page = "/member/members-export.xhtml";
        var clerk = PEOPLE.get("GRASSROOTS_CLERK");
        harmless("request", clerk.submit(page, "export", "export:submit", Map.of("export:reason", "办理年度体检登记")));
        long request = city.number("select max(id) from approval_request where kind = 'PERSONAL_DATA' and requested_by = 'p-grassroots-clerk'");
        var head = PEOPLE.get("GRASSROOTS_HEAD");
        var decision = "/approval/approvals-detail.xhtml?id=" + request;
        harmless("request to decide", head.get(decision));
        harmless("decision", head.submit(decision, "actions", "actions:approve", Map.of()));
        var before = harmless("granted", clerk.get(page).body());
        var fields = Map.of("own", "own", "own:table:0:download", "own:table:0:download", "jakarta.faces.ViewState", ConsoleSession.viewState(before));
        var sheet = clerk.download(page, fields);
        assertThat(sheet.headers().firstValue("Content-Type").orElse("")).contains("spreadsheetml");
        assertThat(cells(sheet.body())).contains("p-grassroots-clerk", NUMBERS.get(PersonalKind.DOCUMENT), NUMBERS.get(PersonalKind.MOBILE))
                .doesNotContain(NUMBERS.get(PersonalKind.CARD), NUMBERS.get(PersonalKind.ADDRESS));
        // Its table is empty for everybody else: the row does not exist for them.
        var other = head.download(page, Map.of("own", "own", "own:table:0:download", "own:table:0:download"));
        harmless("somebody else's download", new String(other.body(), StandardCharsets.ISO_8859_1));
        assertThat(other.headers().firstValue("Content-Type").orElse("")).doesNotContain("spreadsheetml");
        harmless("page afterwards", clerk.get(page));
    }

    @Test
    @DisplayName("typed into any filter do not come into the address, nor back to the browser")
    void filters() throws IOException {
        int tried = 0;
        for (var page : pages()) {
            for (var person : PEOPLE.entrySet()) {
                var answer = person.getValue().open(page);
                for (var field : FILTER_FIELD.matcher(answer.body()).results().map(found -> found.group(1)).toList()) {
                    for (var number : List.of(NUMBERS.get(PersonalKind.DOCUMENT), NUMBERS.get(PersonalKind.MOBILE), NUMBERS.get(PersonalKind.CARD))) {
                        var found = person.getValue().submit(page, "filters", "filters:search", Map.of(field, number));
                        harmless(person.getKey() + " " + field, found);
                        found.headers().firstValue("Location")
                                .ifPresent(there -> harmless(person.getKey() + " " + there, person.getValue().get(there.replaceFirst("^.*?/unioncard", ""))));
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).as("fields tried").isGreaterThan(60);
    }

    @Test
    @DisplayName("stand in no failure: a table that is away, a value that does not open, a reason that quotes a number")
    void failures() {
        var clerk = PEOPLE.get("GRASSROOTS_CLERK");
        long member = IDS.get(0);
        city.jdbi().useHandle(h -> h.execute("alter table card_log rename to card_log_away"));
        try {
            assertThat(harmlessAnswer(clerk.get("/member/member.xhtml?id=" + member)).statusCode()).isEqualTo(500);
        } finally {
            city.jdbi().useHandle(h -> h.execute("alter table card_log_away rename to card_log"));
        }
        city.jdbi().useHandle(h -> h.execute("update person set mobile_sealed = replace(mobile_sealed, 'v1.M', 'v1.D') where id = (select person_id from member"
                + " where id = " + member + ")"));
        try {
            assertThat(harmlessAnswer(clerk.get("/member/member.xhtml?id=" + member)).statusCode()).isEqualTo(500);
        } finally {
            city.jdbi().useHandle(h -> h.execute("update person set mobile_sealed = replace(mobile_sealed, 'v1.D', 'v1.M')"));
        }
        var revealed = clerk.submit("/member/member.xhtml?id=" + member, "revealDocument", "revealDocument:show",
                Map.of("revealDocument:reason", "核对 " + NUMBERS.get(PersonalKind.DOCUMENT)));
        assertThat(revealed.statusCode()).isEqualTo(200);
        assertThat(city.one("select string_agg(subject, ',') from audit_entry where action = 'Members.reveal'")).contains("核对 3901****0017");
    }

    @AfterAll
    static void norInALog() throws IOException {
        for (var log : List.of(city.product().serverLog(), city.product().dataFolder().resolve("logs/postgresql.log"))) {
            harmless(log.toString(), Files.readString(log));
        }
        harmless("audit trail", city.one("select string_agg(e::text, '\n') from audit_entry e"));
    }

    private static String cells(byte[] sheet) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet)); var rows = book.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream().map(cell -> cell == null ? "" : cell.getText()).collect(Collectors.joining("\t")))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String harmless(String where, HttpResponse<String> answer) {
        harmless(where + " " + answer.uri().getPath(), answer.uri() + " " + answer.headers().map());
        return harmless(where + " " + answer.uri().getPath(), answer.body());
    }

    private static HttpResponse<String> harmlessAnswer(HttpResponse<String> answer) {
        harmless("failure", answer);
        return answer;
    }

    private static String harmless(String where, String text) {
        assertThat(text.contains(PERMIT)).as("the permit in full: " + where).isFalse();
        NUMBERS.forEach((kind, number) -> assertThat(text.contains(number)).as(kind + " in full: " + where).isFalse());
        return text;
    }
}

package unioncard.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Text that is a script, an attribute's end or an expression, stored in every column that people or the bank fill. */
@DisplayName("Stored text")
class StoredTextIT {

    private static final String EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>#{7919*7919}";
    private static final Pattern NONCED_SCRIPT = Pattern.compile("(?s)<script[^>]* nonce=[^>]*>.*?</script>");
    private static final Path PAGES = Path.of(System.getProperty("unioncard.home"), "web/src/main/webapp");
    /** What belongs to the union or its members, by its key. */
    private static final String OWN = """
            select c.table_name || '.' || c.column_name || case when t.key = 'id' then ' id' when t.key = 'file_id' then ' file_id'
              else ' ' || t.key end from information_schema.columns c join (values ('person', 'id'), ('member', 'union_id'), ('card_log', 'district_id'),
              ('card_batch', 'union_id'), ('card_batch_line', 'district_id'), ('member_import', 'union_id'), ('pending_entry', 'union_id'),
              ('special_information', 'district_id'), ('enrolment_batch', 'union_id')) t (name, key) on t.name = c.table_name
            where c.table_schema = 'public' and c.data_type = 'character varying' and c.character_maximum_length >= 100
              and c.column_name !~ '_sealed$'""";

    @Test
    @DisplayName("is shown as text on every page of every role, and does nothing")
    void asText() throws IOException {
        var city = SampleCity.shared();
        long district = city.union("X1", "DISTRICT", city.root());
        long union = city.union("X2", "GRASSROOTS", district);
        city.members(union, "X2", 2);
        city.history(union);
        city.pendingEntries(union);
        var batch = city.batchAtBank(union);
        city.jdbi().useHandle(h -> {
            for (var column : h.createQuery(OWN).mapTo(String.class).list()) {
                var parts = column.split("[. ]");
                var which = switch (parts[2]) {
                    case "id" -> "id in (select person_id from member where union_id = " + union + ")";
                    case "union_id" -> "union_id = " + union;
                    default -> "district_id = " + district;
                };
                h.createUpdate("update %s set %s = :evil where %s".formatted(parts[0], parts[1], which)).bind("evil", EVIL).execute();
            }
            h.createUpdate("update trade_union set name = :evil, leader = :evil, unit_name = :evil where id = :id").bind("evil", EVIL).bind("id", union)
                    .execute();
        });
        var ids = new long[] {city.number("select min(id) from member where union_id = " + union), city.number("select id from card_batch where batch_no = '"
                + batch + "'"), city.number("select min(id) from enrolment_batch where union_id = " + union),
            city.number("select min(id) from pending_entry where union_id = " + union)};
        int shown = 0;
        for (var role : city.jdbi().withHandle(h -> h.createQuery("select code from role where length(code) > 3").mapTo(String.class).list())) {
            var login = "x-" + role.toLowerCase(Locale.ROOT).replace('_', '-');
            city.account(login, role.startsWith("GRASSROOTS") ? union : role.startsWith("DISTRICT") ? district : city.root(), role);
            city.jdbi().useHandle(h -> h.createUpdate("update user_account set name = :evil where login = :login").bind("evil", EVIL)
                    .bind("login", login).execute());
            var console = city.signedIn(login);
            try (var files = Files.walk(PAGES)) {
                for (var page : files.map(file -> "/" + PAGES.relativize(file)).filter(p -> p.endsWith(".xhtml") && !p.startsWith("/WEB-INF")).toList()) {
                    shown += harmless(page, console.get(page).body());
                    for (long id : Files.readString(PAGES.resolve(page.substring(1))).contains("name=\"id\"") ? ids : new long[0]) {
                        shown += harmless(page, console.get(page + "?id=" + id).body());
                    }
                }
            }
        }
        assertThat(shown).as("places where the text stands").isGreaterThan(50);
    }

    private static int harmless(String page, String body) {
        // In a question to confirm, the text stands in a string of PrimeFaces' script, where "<\\/script>" ends nothing; what is outside counts.
        var markup = NONCED_SCRIPT.matcher(body).replaceAll("");
        assertThat(markup).as(page).doesNotContain("<script>alert", "<img src=x", "62710561");
        return (int) Pattern.compile("&lt;script&gt;alert").matcher(body).results().count();
    }
}

package unioncard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.member.DocumentNumber;
import unioncard.member.DocumentType;
import unioncard.member.PersonName;
import unioncard.member.Sex;
import unioncard.security.Passwords;
import unioncard.security.PersonalData;
import unioncard.security.PersonalKind;
import unioncard.security.Sealed;

@DisplayName("Demo data")
class DemoDataTest {

    private static final String OWN = "(select id from trade_union where name = '示例机电有限公司工会')";

    @TempDir
    static Path folder;
    private static LoadedDatabase loaded;

    @BeforeAll
    static void load() throws IOException {
        loaded = new LoadedDatabase(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        loaded.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1     | trade_union where level = 'MUNICIPAL'
            20    | trade_union where level = 'DISTRICT'
            92    | trade_union where level = 'INTERMEDIATE'
            400   | trade_union where level = 'GRASSROOTS'
            20000 | member
            20000 | person
            10    | user_account where not must_change_password and enabled
            320   | member where union_id = OWN
            24    | card_batch b join card_batch_line l on l.batch_id = b.id and l.status = 'OPEN' where union_id = OWN and b.status = 'ACKNOWLEDGED'
            24    | member where union_id = OWN and handling_status = 'IN_PROGRESS'
            14    | member where union_id = OWN and handling_status = 'FAILED'
            30    | pending_entry where union_id = OWN and channel = 'REGULAR'
            18    | pending_entry where union_id = OWN and channel = 'REGULAR' and verification = 'PASSED'
            6     | pending_entry where union_id = OWN and channel = 'REGULAR' and verification = 'FAILED' and reason is not null
            7     | pending_entry where union_id = OWN and channel = 'SPECIAL'
            5     | pending_entry where union_id = OWN and channel = 'SPECIAL' and verification = 'PASSED'
            3     | pending_entry e join special_information i using (member_id) where union_id = OWN and completed_at is not null
            1     | enrolment_batch where union_id = OWN and status = 'AWAITING_DISTRICT' and batch_no is null
            1     | enrolment_batch where union_id = OWN and status = 'RETURNED' and return_reason is not null
            5     | transfer_request where union_id = OWN
            1     | allotment_order o join trade_union u on u.district_id = o.district_id where u.id = OWN and o.year = 2026 and o.status = 'ALLOTTED'
            1     | allotment_order where status = 'PREPARED' and batches > 0
            0     | setup_token
            """)
    void counts(long expected, String what) {
        assertThat(loaded.count("select count(*) from " + what.replace("OWN", OWN))).isEqualTo(expected);
    }

    @TestFactory
    Stream<DynamicTest> noContradictions() throws IOException {
        try (var in = DemoDataTest.class.getResourceAsStream("contradictions.sql")) {
            var blocks = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n-- ");
            assertThat(blocks).hasSizeGreaterThan(20);
            return Arrays.stream(blocks).skip(1).map(block -> {
                int end = block.indexOf('\n');
                return DynamicTest.dynamicTest("no " + block.substring(0, end),
                        () -> assertThat(loaded.texts(block.substring(end).replace(";", ""))).isEmpty());
            });
        }
    }

    @Test
    void everyDocumentHasAValidNumberThatSuitsThePerson() {
        var personalData = new PersonalData(loaded.keys);
        var types = new TreeMap<String, Integer>();
        var faults = loaded.jdbi.withHandle(h -> h.createQuery("select document_type, document_sealed, document_index, sex, birth_date from person")
                .map((row, context) -> {
                    var type = row.getString(1);
                    var number = personalData.open(new Sealed(row.getString(2)));
                    types.merge(type + (type.equals("PERMANENT_RESIDENCE") ? number.length() : ""), 1, Integer::sum);
                    boolean indexed = personalData.index(PersonalKind.DOCUMENT, DocumentNumber.key(number)).equals(row.getString(3));
                    return indexed && valid(type, number, row.getString(4), row.getObject(5, LocalDate.class)) ? null : type + " " + number;
                }).stream().filter(f -> f != null).toList());
        assertThat(faults).isEmpty();
        assertThat(types.keySet()).containsExactly("FOREIGN_PASSPORT", "HK_MACAO_PERMIT", "HK_MACAO_RESIDENCE", "OTHER", "PERMANENT_RESIDENCE15",
                "PERMANENT_RESIDENCE18", "RESIDENT_ID", "TAIWAN_PERMIT", "TAIWAN_RESIDENCE");
        assertThat(types.get("RESIDENT_ID")).isBetween(19_000, 19_500);
    }

    /** By the application's own rules, and by region codes nobody has. */
    private static boolean valid(String type, String number, String sex, LocalDate birth) {
        var document = DocumentNumber.of(DocumentType.valueOf(type), number, DemoDates.BASE);
        return document.value().equals(number) && document.birthDate().orElse(birth).equals(birth)
                && document.sex().map(Sex::name).orElse(sex).equals(sex)
                && (!type.equals("RESIDENT_ID") || number.matches("(3901|38|47|48|57|58).*"));
    }

    @Test
    void creditCodesAndCardNumbersAreValidAndUnlike() {
        var codes = loaded.texts("select unit_credit_code from trade_union where unit_credit_code is not null union all "
                + "select union_credit_code from trade_union");
        assertThat(codes).hasSize(400 + 513).doesNotHaveDuplicates().allMatch(c -> CheckDigits.creditCode(c.substring(0, 17)).equals(c)
                && CheckDigits.organisation(c.substring(8, 16)).equals(c.substring(8, 17)));
        var personalData = new PersonalData(loaded.keys);
        var numbers = loaded.texts("select card_no_sealed from card").stream().map(t -> personalData.open(new Sealed(t))).toList();
        assertThat(numbers).hasSizeGreaterThan(4000).doesNotHaveDuplicates().allMatch(n -> n.matches("621999\\d{13}")
                && CheckDigits.card(n.substring(0, 18)).equals(n));
    }

    @Test
    void namesOfEveryKind() {
        var names = loaded.texts("select name from person");
        assertThat(names).anyMatch(n -> n.contains("䶮")).anyMatch(n -> n.contains("㛃")).anyMatch(n -> n.contains("𬎆"))
                .anyMatch(n -> n.contains("·")).contains("O'NEILL MARY-ANN").anyMatch(n -> n.codePointCount(0, n.length()) == 30)
                .allMatch(n -> PersonName.of(n).value().equals(n));
        var typed = loaded.texts("select name_original from person where name <> name_original");
        assertThat(typed).isNotEmpty();
        assertThat(typed.stream().map(PersonName::normalise).toList())
                .isEqualTo(loaded.texts("select name from person where name <> name_original"));
    }

    @Test
    void registriesDisagreeForKnownReasons() {
        double residents = loaded.count("select count(*) from person where document_type = 'RESIDENT_ID'");
        var join = " from person p left join registry.population r on r.document_index = p.document_index where p.document_type = 'RESIDENT_ID' and ";
        assertThat(loaded.count("select count(*)" + join + "r.name is null") / residents).isBetween(0.005, 0.015);
        assertThat(loaded.count("select count(*)" + join + "r.state = 'DECEASED'") / residents).isBetween(0.001, 0.004);
        assertThat(loaded.count("select count(*)" + join + "r.name <> p.name and r.name !~ '[?\uE863]'") / residents).isBetween(0.02, 0.035);
        assertThat(loaded.count("select count(*)" + join + "r.name ~ '[?\uE863]'")).isBetween(40L, 200L);
        assertThat(loaded.count("select count(*)" + join + "p.name like '%䶮%' and r.name like '%\uE863%'")).isPositive();
        var insured = " from member m join person p on p.id = m.person_id join trade_union u on u.id = m.union_id"
                + " left join registry.social_insurance r on r.document_index = p.document_index where ";
        assertThat(loaded.count("select count(*)" + insured + "r.unit_credit_code is null") / 20_000.0).isBetween(0.02, 0.04);
        assertThat(loaded.count("select count(*)" + insured + "r.unit_credit_code <> u.unit_credit_code") / 20_000.0).isBetween(0.04, 0.06);
        assertThat(loaded.texts("select registry || row_count from registry.snapshot where status = 'CURRENT'")).containsExactlyInAnyOrder(
                "POPULATION" + loaded.count("select count(*) from registry.population"),
                "SOCIAL_INSURANCE" + loaded.count("select count(*) from registry.social_insurance"));
    }

    @Test
    void pendingEntriesSayWhatTheSnapshotsSay() {
        assertThat(loaded.count("""
                select count(*) from pending_entry e join member m on m.id = e.member_id join person p on p.id = m.person_id
                  left join registry.population r on r.document_index = p.document_index
                where e.verification <> 'UNVERIFIED' and e.population_answer <> case when p.document_type <> 'RESIDENT_ID' then 'NOT_APPLICABLE'
                  when r.name is null then 'NOT_FOUND' when r.state <> 'ALIVE' then 'DECEASED' when r.name = p.name then 'MATCH'
                  when r.name ~ '[?\uE863]' then 'NAME_UNREADABLE' else 'NAME_DIFFERS' end""")).isZero();
        assertThat(new HashSet<>(loaded.texts("select population_answer from pending_entry where verification = 'FAILED' and union_id = " + OWN)))
                .contains("NAME_DIFFERS", "NOT_FOUND", "DECEASED", "NAME_UNREADABLE", "MATCH");
    }

    @Test
    void usersSignInWithThePasswordThatIsPrinted() {
        for (var login : List.of("city", "admin", "security", "audit", "district", "district2", "clerk", "head", "clerk2", "city2")) {
            var hash = loaded.texts("select password_hash from user_account where login = '" + login + "'").get(0);
            assertThat(loaded.lines).anySatisfy(line -> {
                var words = line.strip().split("\\s+");
                assertThat(words[0]).isEqualTo(login);
                assertThat(Passwords.matches(words[1].toCharArray(), hash)).isTrue();
            });
        }
    }

    @Test
    void refusesADatabaseThatIsInUse() {
        assertThat(new DemoData().hasAccounts(loaded.source)).isTrue();
        assertThatThrownBy(() -> new DemoData().load(loaded.source, loaded.keys, folder))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("empty database");
    }

    @Test
    void snapshotFilesKeepTheirFormat() throws IOException {
        for (var file : Map.of("population-20261101.csv", "document_number,name,state",
                "social-insurance-20261101.csv", "document_number,unit_credit_code").entrySet()) {
            var path = folder.resolve("demo").resolve(file.getKey());
            var lines = Files.readAllLines(path);
            assertThat(lines.get(0)).isEqualTo(file.getValue());
            assertThat(lines.get(lines.size() - 1)).isEqualTo("#count," + (lines.size() - 2));
            assertThat(lines.size()).isGreaterThan(19_000);
            assertThat(lines.subList(1, lines.size() - 1)).allMatch(l -> l.split(",").length == file.getValue().split(",").length);
            assertThat(Files.readString(path.resolveSibling(file.getKey() + ".sha256")).strip()).isEqualTo(BankFiles.digest(Files.readString(path)));
        }
    }

    @Test
    void memberFormHasTheLayoutOfTheUnionsForm() throws IOException {
        try (var workbook = new ReadableWorkbook(folder.resolve("demo/member-form.xlsx").toFile())) {
            var sheet = workbook.findSheet("会员信息").orElseThrow();
            var rows = sheet.read();
            assertThat(rows.get(3).getCellText(1)).isEqualTo("姓名");
            assertThat(rows.get(3).getCellText(19)).startsWith("是否农民工会员");
            assertThat(rows.get(4).getCellText(17)).isEqualTo("示例机电有限公司");
            assertThat(rows.get(4 + MemberForm.ROWS).getCellText(0)).startsWith("填表说明");
            long wrongIds = rows.subList(4, 4 + MemberForm.ROWS).stream().map(r -> r.getCellText(7).toUpperCase())
                    .filter(n -> !CheckDigits.residentId(n.substring(0, 17)).equals(n)).count();
            assertThat(wrongIds).isEqualTo(1);
        }
    }

    @Test
    void twoLoadsAreAlike(@TempDir Path second) throws IOException {
        try (var other = new LoadedDatabase(second)) {
            for (var table : List.of("trade_union", "person", "member", "card_batch", "card_batch_line", "card", "card_log", "bank_file",
                    "pending_entry", "special_information", "verification_run", "verification_answer",
                    "enrolment_batch", "cover", "union_plan_choice",
                    "registry.population", "registry.social_insurance", "user_role", "user_account", "registry.snapshot")) {
                // A password ages from the moment it is loaded; an earlier date would have the demo's users change it at their first sign-in.
                var query = "select md5(string_agg(line, chr(10) order by line)) from (select (to_jsonb(t) - array(select column_name::text"
                        + " from information_schema.columns where column_name like '%sealed'"
                        + " or column_name in ('password_hash', 'password_changed_at')))::text line from " + table + " t) x";
                assertThat(other.texts(query)).as(table).isEqualTo(loaded.texts(query)).doesNotContainNull();
            }
        }
        for (var file : List.of("population-20261101.csv", "social-insurance-20261101.csv")) {
            assertThat(second.resolve("demo").resolve(file)).hasSameBinaryContentAs(folder.resolve("demo").resolve(file));
        }
    }
}

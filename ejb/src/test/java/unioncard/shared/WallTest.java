package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The second wall (docs/adr/0009) with the first one taken away: every statement here asks for whole tables, as a query would that has
 * lost its predicate, and still finds what the sight shows and nothing else.
 */
@DisplayName("数据范围的第二道墙")
class WallTest {

    private static final long CITY = 1;
    private static final long EAST = 2;
    private static final long WEST = 3;
    private static final long EAST_STREET = 4;
    private static final long EAST_WORKS = 5;
    private static final long EAST_MILL = 6;
    private static final long WEST_WORKS = 7;
    private static final List<Long> GRASSROOTS = List.of(EAST_WORKS, EAST_MILL, WEST_WORKS);

    /** Tables that name a district or union and have no wall, with the reason. */
    private static final Map<String, String> OPEN = Map.of(
            "trade_union", "the tree itself: names of unions stand in every list and on paper; which of them somebody may open is asked by the query",
            "user_account", "read at sign-in, before anybody is known; accounts hold no member's data",
            "audit_entry", "append-only, read by nobody but the auditor",
            "paper_order", "belongs to a person, whom every statement asks for; what the papers say is encrypted");

    /** Rows that nobody may change. */
    private static final Set<String> APPEND_ONLY = Set.of("member_change", "trade_union_change", "ledger_entry", "ledger_line", "cover_event",
            "paper");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @BeforeEach
    void oneRowOfEverythingInEachOfThreeUnions() {
        database.jdbi().useHandle(h -> {
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id) values
                      (1, '31', '市总工会', 'MUNICIPAL', null, '/1/', null), (2, '31001', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                      (3, '31002', '西区总工会', 'DISTRICT', 1, '/1/3/', 3), (4, '3100101', '东街工会', 'INTERMEDIATE', 2, '/1/2/4/', 2),
                      (5, '310010101', '东厂工会', 'GRASSROOTS', 4, '/1/2/4/5/', 2), (6, '3100102', '东坊工会', 'GRASSROOTS', 2, '/1/2/6/', 2),
                      (7, '3100201', '西厂工会', 'GRASSROOTS', 3, '/1/3/7/', 3)""");
            GRASSROOTS.forEach(union -> WalledRows.insert(h, union));
        });
    }

    @Test
    @DisplayName("每张写明区局或工会的表都有墙，或者写明没有的理由")
    void everyTableThatNamesADistrictOrUnionHasAWallOrAReason() {
        var open = texts("""
                select distinct c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                where n.nspname in ('public', 'registry') and c.relkind in ('r', 'p') and not c.relispartition and a.attname in ('district_id', 'union_id')
                  and not (c.relrowsecurity and c.relforcerowsecurity)""");
        assertThat(open).as("give the table its wall with one line in its migration, \"call wall('<table>');\" (see V10), or put it on the list "
                + "OPEN of this test with the reason why everybody may see all its rows").containsExactlyInAnyOrderElementsOf(OPEN.keySet());
        assertThat(walled()).as("every wall lets somebody look and change").allSatisfy(table -> assertThat(
                texts("select polcmd::text from pg_policy where polrelid = '" + table + "'::regclass")).contains("r", "a", "w", "d"));
    }

    @Test
    @DisplayName("去掉查询条件，看到的仍只是自己范围内的")
    void withoutAPredicateOnlyTheOwnScopeIsFound() {
        var whole = counts(Sight.WHOLE_CITY);
        assertThat(whole).as("insert a row for each union in WalledRows, or the table proves nothing").allSatisfy((table, rows) ->
                assertThat(rows).as(table).isEqualTo(GRASSROOTS.size()));
        assertThat(whole.keySet()).containsExactlyInAnyOrderElementsOf(walled());
        assertThat(counts(sight("UNION", WEST_WORKS, "/1/3/7/"))).allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(1));
        assertThat(counts(sight("SUBTREE", EAST_STREET, "/1/2/4/"))).allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(1));
        assertThat(counts(sight("DISTRICT", EAST, "/1/2/"))).allSatisfy((table, rows) -> assertThat(rows).as(table).isEqualTo(2));
        assertThat(counts(sight("CITY", CITY, "/1/"))).isEqualTo(whole);
        // A union that is no district has none.
        assertThat(counts(sight("DISTRICT", EAST_WORKS, "/1/2/4/5/"))).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    @Test
    @DisplayName("什么都没设置，就什么都看不到")
    void whereNothingWasSetNothingIsFound() {
        assertThat(counts(Sight.NONE)).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(counts(new Sight("EVERYTHING", "UNION", EAST_WORKS, "/"))).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
        assertThat(counts(sight("SUBTREE", EAST_STREET, ""))).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    @Test
    @DisplayName("办理时看得到全市，改得到的只有自己范围内的")
    void acommandLooksEverywhereAndChangesTheOwnScopeOnly() {
        var command = new Sight("CITY", "UNION", EAST_WORKS, "/1/2/4/5/");
        for (var table : walled()) {
            if (APPEND_ONLY.contains(table)) {
                continue;
            }
            database.seenBy(command, () -> {
                assertThat(number("select count(*) from " + table)).as(table).isEqualTo(GRASSROOTS.size());
                assertThat(update("update %s set %s".formatted(table, touch(table)))).as("update of " + table).isEqualTo(1);
                return null;
            });
        }
        for (var table : List.of("card_log", "coverage_month", "pending_entry", "special_information", "member_import_refusal", "union_plan_choice")) {
            database.inTransaction(() -> {
                database.jdbi().useHandle(h -> command.set(h.getConnection()));
                assertThat(update("delete from " + table)).as("delete from " + table).isEqualTo(1);
            });
        }
        assertThatThrownBy(() -> database.seenBy(command, () -> update("update member set union_id = 7, district_id = 3")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.seenBy(command, () -> update("""
                insert into card_log (member_id, district_id, at, actor, step, outcome, text)
                select id, district_id, now(), 'x', 'x', 'DONE', 'x' from member where union_id = 7"""))).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> database.seenBy(Sight.NONE, () -> update("""
                insert into member_import (union_id, district_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at)
                values (5, 2, 'x', 'x', 0, 0, 0, 'x', now())"""))).hasMessageContaining("row-level security");
    }

    @Test
    @DisplayName("只读的方法写不到范围外，也锁不到")
    void locksStayInsideToo() {
        database.seenBy(new Sight("CITY", "UNION", EAST_WORKS, "/1/2/4/5/"), () -> {
            assertThat(number("select count(*) from (select 1 from member for update) locked")).isEqualTo(1);
            return null;
        });
    }

    @Test
    @DisplayName("持卡、参保跟着人走：转到本工会的人，卡和保障看得到")
    void cardAndCoverGoWithThePerson() {
        database.jdbi().useHandle(h -> {
            h.execute("update member set status = 'LEFT' where union_id = 7");
            h.execute("""
                    insert into member (member_no, person_id, union_id, district_id, status, created_at)
                    select 'again', person_id, 6, 2, 'ACTIVE', now() from member where union_id = 7""");
        });
        database.seenBy(sight("UNION", EAST_MILL, "/1/2/6/"), () -> {
            assertThat(number("select count(*) from cover")).isEqualTo(2);
            assertThat(number("select count(*) from card")).isEqualTo(2);
            assertThat(number("select count(*) from enrolment_batch")).isEqualTo(1);
            return null;
        });
    }

    @Test
    @DisplayName("全市操作有名有姓，做完即止")
    void wholeCityHoldsForItsStatementsOnly() {
        database.seenBy(sight("UNION", EAST_WORKS, "/1/2/4/5/"), () -> database.jdbi().withHandle(h -> {
            WholeCity.in(h, () -> assertThat(h.execute("update member set union_id = 6 where union_id = 7")).isEqualTo(1));
            assertThat(number("select count(*) from member")).isEqualTo(1);
            assertThatThrownBy(() -> WholeCity.in(h, () -> {
                throw new DomainException("refused");
            })).isInstanceOf(DomainException.class);
            assertThat(number("select count(*) from member")).isEqualTo(1);
            return null;
        }));
        assertThat(number("select count(*) from member where union_id = 6")).isEqualTo(2);
        assertThatThrownBy(() -> database.seenBy(Sight.NONE, () -> database.jdbi().withHandle(h ->
                WholeCity.in(h, () -> h.execute("select 1 / 0"))))).hasMessageContaining("division by zero");
    }

    @Test
    @DisplayName("设置随事务结束，不留在连接上")
    void nothingStaysOnTheConnection() throws SQLException {
        try (var connection = database.source().getConnection(); var statement = connection.createStatement()) {
            statement.execute("set unioncard.sees = ''");
            connection.setAutoCommit(false);
            Sight.WHOLE_CITY.set(connection);
            assertThat(members(statement)).isEqualTo(3);
            connection.commit();
            assertThat(members(statement)).isZero();
        }
    }

    private static int members(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select count(*) from member")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    @DisplayName("应用的数据库角色什么都不拥有，越不过墙，也改不了迁移记录")
    void theRoleOfTheApplicationOwnsNothing() {
        assertThat(texts("select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)")).isEmpty();
        assertThat(texts("select rolname from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole)")).isEmpty();
        for (var forbidden : List.of("alter table member disable row level security", "drop policy seen_by_union on member",
                "select * from flyway_schema_history", "call wall('person')", "truncate card_log", "set role unioncard")) {
            assertThatThrownBy(() -> database.jdbi().useHandle(h -> h.execute(forbidden))).as(forbidden)
                    .hasMessageMatching("(?s).*(must be owner|permission denied).*");
        }
        database.owner().useHandle(h -> h.execute("create table later (id bigint generated always as identity, n integer)"));
        assertThat(update("insert into later (n) values (1)")).as("later tables are granted by default").isEqualTo(1);
    }

    private static Sight sight(String reach, long union, String path) {
        return new Sight(reach, reach, union, path);
    }

    private Map<String, Integer> counts(Sight sight) {
        var counts = new LinkedHashMap<String, Integer>();
        database.seenBy(sight, () -> {
            walled().forEach(table -> counts.put(table, number("select count(*) from " + table)));
            return null;
        });
        return counts;
    }

    private List<String> walled() {
        return texts("select relname from pg_class where relrowsecurity order by relname");
    }

    /** Some column set to itself. */
    private String touch(String table) {
        var column = texts("select attname from pg_attribute where attrelid = '" + table + "'::regclass and attnum > 0 and attidentity = '' "
                + "and not attisdropped order by attnum limit 1").get(0);
        return column + " = " + column;
    }

    private List<String> texts(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
    }

    private int number(String sql) {
        return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
    }

    private int update(String sql) {
        return database.jdbi().withHandle(h -> h.createUpdate(sql).execute());
    }
}

package unioncard.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unioncard.security.TestUser;
import unioncard.shared.Pinyin;
import unioncard.shared.TestDatabase;

@DisplayName("查找工会")
class UnionSearchTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @ParameterizedTest
    @CsvSource({"江湾机械厂工会, JWJXCGH", "长宁区总工会, CNQZGH", "重庆路街道, CQLJD", "农业银行, NYYH", "上海音乐学院, SHYYXY", "䶮𬎆造船厂, YYZCC", "ＡB（2）分厂, AB2FC"})
    void first_letters(String name, String letters) {
        assertThat(Pinyin.initials(name)).isEqualTo(letters);
    }

    @Test
    @DisplayName("按名称、拼音首字母、编码查找，只见自己范围")
    void three_ways() {
        var tree = new TestTree(database);
        var city = tree.unions(TestTree.CITY);
        assertThat(city.search("造船")).extracting(UnionNode::name).containsExactly("䶮𬎆造船厂工会");
        assertThat(city.search("𬎆")).hasSize(1);
        assertThat(city.search("zcc")).extracting(UnionNode::name).containsExactly("䶮𬎆造船厂工会");
        assertThat(city.search("YHL")).extracting(UnionNode::name).containsExactly("银行路纺织厂工会");
        assertThat(city.search("cnz")).extracting(UnionNode::name).containsExactly("长宁镇总工会");
        assertThat(city.search("31002")).extracting(UnionNode::name).containsExactly("西区总工会", "重庆路街道总工会", "银行路纺织厂工会");
        assertThat(city.search("总工会")).extracting(UnionNode::name).startsWith("滨江市总工会", "东区总工会", "西区总工会");
        assertThat(city.search("_")).isEmpty();
        assertThat(tree.unions(TestTree.EAST).search("yhl")).isEmpty();
        assertThat(tree.unions(TestTree.EAST).search("31002")).isEmpty();
    }

    @Test
    @DisplayName("六万个工会时每种查找都走索引")
    void sixty_thousand() {
        var tree = new TestTree(database);
        tree.run("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id, name_initials)
                select 1000 + i, 'W' || lpad(i::text, 4, '0'), '第' || i || '街道总工会', 'INTERMEDIATE', d.id, d.path || (1000 + i) || '/', d.id, 'D' || i || 'JDZGH'
                from generate_series(0, 599) i join trade_union d on d.id = 2 + i % 2""");
        tree.run("""
                insert into trade_union (id, code, name, level, parent_id, path, district_id, name_initials)
                select 10000 + i, 'X' || lpad(i::text, 8, '0'), '第' || i || substr('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉', 1 + i % 20, 1)
                  || substr('东西南北中金木水火土', 1 + i % 10, 1) || '厂工会', 'GRASSROOTS', p.id, p.path || (10000 + i) || '/', p.district_id,
                  'D' || i || substr('JYBDWJGXRG', 1 + i % 10, 1) || substr('ABCDEFGHIJ', 1 + (i / 10) % 10, 1) || 'CGH'
                from generate_series(1, 60000) i join trade_union p on p.id = 1000 + i % 600""");
        database.owner().useHandle(h -> h.execute("vacuum analyze trade_union"));
        var scope = TestUser.of(database.jdbi(), TestTree.CITY).get().scope();
        for (var text : new String[] {"第59999", "酉土", "造船", "工会", "YYZC", "X0005999", "CGH", "厂"}) {
            database.inTransaction(() -> {
                var hits = database.jdbi().withHandle(h -> UnionSql.search(h, scope, text, "true", 50));
                assertThat(hits).as(text).isNotEmpty();
                assertThat(tree.number("select seq_scan from pg_stat_xact_user_tables where relname = 'trade_union'")).as(text).isZero();
            });
        }
    }
}

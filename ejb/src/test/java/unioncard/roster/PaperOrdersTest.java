package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.reports.Copy;
import unioncard.reports.roster.RosterDocument;
import unioncard.reports.roster.RosterLine;
import unioncard.security.AuditedAct;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.TestDatabase;
import unioncard.shared.TestEvent;

@DisplayName("长清册在后台生成")
class PaperOrdersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final int SHORT = 500;
    private static final int LONG = 1001;
    private static final long UNION = 10;

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private final List<AuditedAct> acts = new ArrayList<>();
    private TestUser clerk;

    @BeforeEach
    void aClerk() {
        database.owner().useHandle(h -> {
            h.execute("insert into trade_union (id, code, name, level, path) values (1, 'C', '示例市总工会', 'MUNICIPAL', '/1/')");
            h.execute("""
                    insert into trade_union (id, code, name, level, parent_id, path, district_id) values (2, 'E', '东区总工会', 'DISTRICT', 1, '/1/2/', 2),
                      (10, 'F', '铸造厂工会', 'GRASSROOTS', 2, '/1/2/10/', 2), (11, 'M', '纱厂工会', 'GRASSROOTS', 2, '/1/2/11/', 2)""");
            h.execute("""
                    insert into user_account (id, login, name, union_id, password_hash) overriding system value
                    values (10, 'clerk10', '经办10', 10, 'x'), (11, 'clerk11', '经办11', 11, 'x')""");
        });
        clerk = TestUser.of(database.jdbi(), UNION);
    }

    @Test
    @DisplayName("不超过业务参数行数的当场打印；超过的不等待，后台生成后行数、内容与当场打印的相同，生僻字也在")
    void a_long_one_is_made_in_the_background_and_says_the_same() throws Exception {
        assertThat(printed(SHORT)).isNotEmpty();
        assertThat(orders(clerk).own()).isEmpty();
        assertThat(printed(LONG)).isEmpty();
        var order = orders(clerk).own().get(0);
        assertThat(order).extracting(PaperOrder::title, PaperOrder::lineCount, PaperOrder::status, PaperOrder::keptUntil)
                .containsExactly("工会会员服务卡办卡清册 00000000000001", LONG, PaperOrderStatus.WAITING, LocalDate.parse("2026-12-04"));
        run(order.id());
        assertThat(orders(clerk).own().get(0)).extracting(PaperOrder::status, PaperOrder::percent).containsExactly(PaperOrderStatus.READY, 100);
        var file = fetched(clerk, order.id());
        assertThat(orders(clerk).own().get(0).sizeBytes()).isEqualTo(file.length);
        var direct = new ByteArrayOutputStream();
        PaperDesk.PRESS.print(roster(LONG), copy(), direct);
        assertThat(text(file)).isEqualTo(text(direct.toByteArray())).contains("张䶮" + LONG, "李𬎆1", "第 1 次打印");
        assertThat(acts).extracting(AuditedAct::action, AuditedAct::subject)
                .containsExactly(tuple("PaperOrders.fetch", "工会会员服务卡办卡清册 00000000000001, 1001 lines"));
    }

    @Test
    @DisplayName("连点两次只生成一份，第二次告知正在生成；完成后可以再次打印")
    void a_second_click_finds_the_first() {
        printed(LONG);
        assertThatThrownBy(() -> printed(LONG)).hasMessage("paper.ordered");
        assertThat(orders(clerk).own()).hasSize(1);
        run(orders(clerk).own().get(0).id());
        printed(LONG);
        assertThat(orders(clerk).own()).extracting(PaperOrder::status).containsExactly(PaperOrderStatus.WAITING, PaperOrderStatus.READY);
    }

    @Test
    @DisplayName("服务器在生成途中停止：重新开始后文件完整，只有一份")
    void after_a_crash_it_is_made_anew() throws Exception {
        printed(LONG);
        long order = orders(clerk).own().get(0).id();
        database.jdbi().useHandle(h -> h.execute("insert into paper_order_piece values (?, 'FILE', 0, 'half'), (?, 'FILE', 1, 'of it')", order, order));
        run(order);
        assertThat(text(fetched(clerk, order))).contains("张䶮" + LONG);
        run(order);
        assertThat(orders(clerk).own()).as("a run that comes once more finds it made").extracting(PaperOrder::status)
                .containsExactly(PaperOrderStatus.READY);
    }

    @Test
    @DisplayName("别人下载不到；没有打印权限了、换了工会以后本人也下载不到；未完成的不能下载、不能删除")
    void for_nobody_else_and_only_with_the_right() {
        printed(LONG);
        long order = orders(clerk).own().get(0).id();
        assertThatThrownBy(() -> fetched(clerk, order)).hasMessage("not-allowed");
        assertThatThrownBy(() -> orders(clerk).remove(order)).hasMessage("not-allowed");
        run(order);
        var other = TestUser.of(database.jdbi(), 11);
        assertThat(orders(other).own()).isEmpty();
        assertThatThrownBy(() -> fetched(other, order)).hasMessage("not-allowed");
        assertThatThrownBy(() -> orders(other).remove(order)).hasMessage("not-allowed");
        var withoutRight = TestUser.of(database.jdbi(), UNION, "clerk10", EnumSet.complementOf(EnumSet.of(Permission.PRINT_ROSTERS)));
        assertThatThrownBy(() -> fetched(withoutRight, order)).hasMessage("not-allowed");
        database.owner().useHandle(h -> h.execute("update paper_order set union_id = 11"));
        assertThatThrownBy(() -> fetched(clerk, order)).hasMessage("not-allowed");
        orders(clerk).remove(order);
        int pieces = database.jdbi().withHandle(h -> h.select("select count(*) from paper_order_piece").mapTo(Integer.class).one());
        assertThat(pieces).isZero();
    }

    @Test
    @DisplayName("库中没有明文；到期的删除，正在生成的不动")
    void nothing_lies_there_in_clear_and_it_goes_in_time() {
        printed(LONG);
        var stored = database.jdbi().withHandle(h -> h.select("select encode(content, 'escape') from paper_order_piece order by part").mapTo(String.class)
                .list());
        assertThat(stored).hasSize(4).noneMatch(piece -> piece.contains("memberNo") || piece.contains("0070000001"));
        database.jdbi().useHandle(h -> PaperOrderSql.expire(h, LocalDate.parse("2027-01-01")));
        assertThat(orders(clerk).own()).hasSize(1);
        run(orders(clerk).own().get(0).id());
        database.jdbi().useHandle(h -> PaperOrderSql.expire(h, LocalDate.parse("2026-12-04")));
        assertThat(orders(clerk).own()).hasSize(1);
        database.jdbi().useHandle(h -> PaperOrderSql.expire(h, LocalDate.parse("2026-12-05")));
        assertThat(orders(clerk).own()).isEmpty();
    }

    private static RosterDocument roster(int lines) {
        return new RosterDocument("铸造厂工会", "00000000000001", "普通办卡通道", "待发送", LocalDateTime.parse("2026-11-26T10:00"), null, "经办10",
                IntStream.rangeClosed(1, lines).mapToObj(i -> new RosterLine(i, "%010d".formatted(70_000_000 + i),
                        (i % 2 == 0 ? "王五" : i == LONG ? "张䶮" : "李𬎆") + i, "男", "居民身份证", "3101****0017", "长期", "139****1234", "身份证复印件", "")).toList());
    }

    private static Copy copy() {
        return new Copy(LocalDateTime.parse("2026-11-27T09:00"), 1, "经办10");
    }

    /** What the browser gets at once. */
    private byte[] printed(int lines) {
        return database.inTransaction(() -> {
            var out = new ByteArrayOutputStream();
            PaperDesk.room(database, CLOCK, clerk, parameters()).print(roster(lines), copy(), out);
            return out.toByteArray();
        });
    }

    private Parameters parameters() {
        return new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter == Parameter.PAPER_LINES_AT_ONCE ? SHORT : parameter.fallback();
            }
        };
    }

    private PaperOrders orders(TestUser user) {
        return new PaperOrders(database.jdbi(), user, new TestEvent<>(acts::add), database.personalData());
    }

    private byte[] fetched(TestUser user, long order) throws IOException {
        var out = new ByteArrayOutputStream();
        orders(user).fetch(order, begun -> out);
        return out.toByteArray();
    }

    private void run(long order) {
        new PaperOrderRun(database.jdbi(), Clock.tick(CLOCK, Duration.ofSeconds(1)), database.ownTransaction(), database.personalData(), PaperDesk.PRESS,
                Long.toString(order)).process();
    }

    private static String text(byte[] file) throws Exception {
        try (var paper = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(paper);
        }
    }
}

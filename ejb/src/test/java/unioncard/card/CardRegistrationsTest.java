package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("年度注册")
class CardRegistrationsTest {

    private static final RegistrationFilter ALL = new RegistrationFilter(null, null, null);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardLifeWorld world;
    private CardWorld city;
    private int from = 101;
    private int to = 1231;

    @BeforeEach
    void aCity() {
        world = new CardLifeWorld(database);
        city = world.city;
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long active(String name) {
        long card = world.holder(name);
        city.change("update card set status = 'ACTIVE', activated_on = card_no_date where id = " + card);
        return card;
    }

    @Test
    @DisplayName("A17：会员状态、卡状态均为正常的才注册；注册后即为有效卡，同一年只注册一次")
    void a17_registration() {
        long card = active("张䶮");
        long lost = active("甲");
        world.record(lost, CardAction.REPORT_LOSS, "2026-11-20");
        long inactive = world.holder("乙");
        long transferring = active("丙");
        city.change("update member set status = 'TRANSFERRING' where id = (select member_id from card where id = " + transferring + ")");
        assertThat(held(card).isValid()).isFalse();
        assertThat(desk(city.union).register(List.of(card, lost, inactive, transferring))).isEqualTo(1);
        assertThat(held(card).isValid()).isTrue();
        assertThat(held(card).years()).isEqualTo("2026");
        assertThat(city.text("select step || text from card_log order by id desc limit 1")).isEqualTo("REGISTER2026年度注册");
        refused("registration.nothing", () -> desk(city.union).register(List.of(card)));
        assertThat(desk(city.union).counts()).isEqualTo(new RegistrationCounts(1, 0));
        assertThatThrownBy(() -> city.change("insert into card_registration select card_id, year, member_id, union_id, district_id, now(), 'x', 'x' "
                + "from card_registration")).hasMessageContaining("card_registration_pkey");
        world.record(card, CardAction.REPORT_LOSS, "2026-11-22");
        assertThat(held(card).isValid()).as("lost, though registered").isFalse();
    }

    @Test
    @DisplayName("有效卡 = 正常且本年度已注册：去年的注册不算，列表按注册情况筛选")
    void only_this_year_counts() {
        long card = active("甲");
        long other = active("乙");
        city.change("insert into card_registration select id, 2025, member_id, 3, district_id, now(), 'x', 'x' from card");
        assertThat(held(card)).satisfies(c -> {
            assertThat(c.isValid()).isFalse();
            assertThat(c.years()).isEqualTo("2025");
        });
        desk(city.union).register(List.of(card));
        assertThat(held(card).years()).isEqualTo("2026、2025");
        assertThat(rows(RegistrationState.REGISTERED)).extracting(RegistrationRow::cardId).containsExactly(card);
        assertThat(rows(RegistrationState.OPEN)).extracting(RegistrationRow::cardId).containsExactly(other);
        assertThat(desk(city.otherUnion).list(ALL, Slice.first(20)).rows()).isEmpty();
    }

    @Test
    @DisplayName("全部注册：按条件一次办理；两人同时点击，每张卡只注册一次")
    void all_by_two_clerks_at_once() {
        IntStream.range(0, 200).forEach(i -> active("张" + (char) ('一' + i)));
        active("李四");
        var filter = new RegistrationFilter("张", null, RegistrationState.OPEN);
        var done = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> tried(filter))).toList().stream()
                .mapToInt(CompletableFuture::join).sum();
        assertThat(done).isEqualTo(200);
        assertThat(city.text("select count(*) from card_log where step = 'REGISTER'")).isEqualTo("200");
        assertThat(desk(city.union).counts()).isEqualTo(new RegistrationCounts(200, 1));
        refused("registration.nothing", () -> desk(city.otherUnion).registerAll(ALL));
    }

    @Test
    @DisplayName("不在注册时间内：只能为本年度制卡的注册，并说明时间")
    void outside_the_window() {
        from = 301;
        to = 430;
        long old = active("甲");
        city.change("update card set card_no_date = date '2024-05-01' where id = " + old);
        refused("registration.closed", () -> desk(city.union).registerAll(ALL));
        long made = active("乙");
        assertThat(desk(city.union).registerAll(ALL)).isEqualTo(1);
        assertThat(rows(RegistrationState.REGISTERED)).extracting(RegistrationRow::cardId).containsExactly(made);
        assertThat(desk(city.union).year()).isEqualTo(new RegistrationYear(2026, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 30), CardWorld.TODAY));
        to = 1123;
        assertThat(desk(city.union).register(List.of(old))).isEqualTo(1);
    }

    private int tried(RegistrationFilter filter) {
        try {
            return database.inTransaction(() -> desk(city.union).registerAll(filter));
        } catch (DomainException nothingLeft) {
            return 0;
        }
    }

    private List<RegistrationRow> rows(RegistrationState state) {
        return desk(city.union).list(new RegistrationFilter(null, null, state), Slice.first(20)).rows();
    }

    private HeldCard held(long card) {
        return world.cards(city.union).of(Long.parseLong(city.text("select member_id from card where id = ?", card))).get(0);
    }

    private CardRegistrations desk(long union) {
        var parameters = new Parameters() {
            @Override
            public int number(Parameter parameter) {
                return parameter == Parameter.CARD_REGISTRATION_FROM ? from : to;
            }
        };
        return new CardRegistrations(city.jdbi(), city.clock, TestUser.of(city.jdbi(), union), new AuditNote(), parameters);
    }

    private void refused(String code, Callable<?> work) {
        assertThatThrownBy(work::call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

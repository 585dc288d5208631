package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FEDERATION;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.WEST;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.benefit.Benefit;
import unioncard.benefit.BenefitKind;
import unioncard.card.CardStatus;
import unioncard.card.CardsReplaced;
import unioncard.security.Permission;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("保障详情与保障终止")
class PersonCoverageTest {

    private static final LocalDate LAST = LocalDate.of(2019, 12, 31);

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;
    private long cover;

    @BeforeEach
    void covered() {
        world = new InsuranceWorld(database, "2019-01-28");
        world.cardHolder(FOUNDRY, "张䶮𬎆", "2019-01-27");
        world.change("update card set card_no_sealed = ?", sealed("6219990000000000016"));
        world.confirmed(EAST, world.desk(FOUNDRY).submit(EnrolmentWay.NEW_CARD, 2019, "A"));
        cover = world.number("select id from cover");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("一次看到：期间、保障内容、给付到哪张卡、由谁参保；任意一天的状态")
    void everything_about_the_cover_on_any_day() {
        var person = at(FOUNDRY, null);
        assertThat(person).extracting(PersonCovers::name, PersonCovers::memberNo, PersonCovers::day, PersonCovers::unionName)
                .containsExactly("张䶮𬎆", "0070300001", LocalDate.of(2019, 1, 28), "铸造厂工会");
        assertThat(person.covers()).singleElement().satisfies(row -> {
            assertThat(row).extracting(PersonCover::year, PersonCover::startsOn, PersonCover::endsOn, PersonCover::way, PersonCover::enrolledBy,
                    PersonCover::opens).containsExactly(2019, LocalDate.of(2019, 1, 28), LAST, EnrolmentWay.NEW_CARD, "铸造厂工会", true);
            assertThat(row.benefits()).contains("保障");
        });
        assertThat(stateOn("2019-01-27")).isEqualTo(CoverState.NOT_STARTED);
        assertThat(at(FOUNDRY, LocalDate.of(2019, 1, 27)).inForce()).isNull();
        assertThat(stateOn("2019-01-28")).isEqualTo(CoverState.IN_FORCE);
        assertThat(stateOn("2019-12-31")).isEqualTo(CoverState.IN_FORCE);
        assertThat(at(FOUNDRY, LAST).inForce().id()).isEqualTo(cover);
        assertThat(stateOn("2020-01-01")).as("no job has run").isEqualTo(CoverState.EXPIRED);
    }

    @Test
    @DisplayName("给付账户是现在的卡：补换卡后支付至新卡")
    void it_pays_to_the_present_card() {
        assertThat(at(FOUNDRY, null).covers()).extracting(row -> row.card().text(), PersonCover::cardStatus)
                .containsExactly(tuple("621999****0016", CardStatus.ACTIVE));
        world.change("update card set status = 'REPLACED'");
        world.change("insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at) "
                + "select person_id, member_id, district_id, ?, 'other', date '2019-05-01', 'INACTIVE', now() from card", sealed("6219990000000000024"));
        world.change("update card set replaced_by_id = (select max(id) from card) where status = 'REPLACED'");
        var old = (long) world.number("select min(id) from card");
        world.inTransaction(() -> {
            new EnrolmentKeeper(database.jdbi(), world.clock()).payTo(new CardsReplaced(List.of(old), world.clock().instant()));
            return null;
        });
        assertThat(at(FOUNDRY, null).covers()).extracting(row -> row.card().text(), PersonCover::cardStatus)
                .containsExactly(tuple("621999****0024", CardStatus.INACTIVE));
    }

    @Test
    @DisplayName("转入本会的人看到以前各年的保障；转走的人只看到在本会参保的；外区看不到")
    void covers_follow_the_person() {
        refused("not-allowed", () -> at(MILL, null));
        refused("not-allowed", () -> at(WEST, null));
        world.change("update member set union_id = 12, district_id = 3");
        world.change("update cover set union_id = 12, district_id = 3");
        assertThat(at(MILL, null).covers()).extracting(PersonCover::enrolledBy, PersonCover::opens).containsExactly(tuple("铸造厂工会", false));
        refused("not-allowed", () -> at(FOUNDRY, null));
        assertThat(at(FEDERATION, null).covers()).hasSize(1);
    }

    @Test
    @DisplayName("一次性给付：保障当日终止，次日起不再生效；当年不能再参保")
    void a_benefit_paid_once_ends_the_cover() {
        world.goTo("2019-06-10");
        end(CoverEnd.ONE_OFF, "2019-06-09", "给付单 2019-0001");
        assertThat(stateOn("2019-06-09")).isEqualTo(CoverState.IN_FORCE);
        assertThat(stateOn("2019-06-10")).isEqualTo(CoverState.ENDED);
        assertThat(stateOn("2020-06-10")).isEqualTo(CoverState.ENDED);
        assertThat(at(FOUNDRY, null).covers().get(0)).extracting(PersonCover::endedOn, PersonCover::endReason, PersonCover::endable)
                .containsExactly(LocalDate.of(2019, 6, 9), CoverEnd.ONE_OFF, false);
        assertThat(world.desk(FOUNDRY).enrolments().candidates(EnrolmentWay.NEW_CARD, 2019, Slice.first(20)).rows()).isEmpty();
    }

    @Test
    @DisplayName("终止日期：不晚于今天，在保障期间内；身故可早于起始日")
    void the_day_is_checked() {
        refused("cover.end-day", () -> end(CoverEnd.ONE_OFF, "2019-01-29", "明天的"));
        refused("cover.end-day", () -> end(CoverEnd.ONE_OFF, "2019-01-27", "起始日之前"));
        world.goTo("2020-01-05");
        refused("cover.end-day", () -> end(CoverEnd.DEATH, "2020-01-01", "满期之后"));
        refused("cover.end-day", () -> endOn(CoverEnd.DEATH, null, "没有日期"));
        refused("cover.remark", () -> end(CoverEnd.DEATH, "2019-12-31", " "));
        assertThat(world.number("select count(*) from cover_event")).isZero();
        end(CoverEnd.DEATH, "2019-01-20", "死亡证明");
        assertThat(stateOn("2019-01-28")).as("never began").isEqualTo(CoverState.ENDED);
        assertThatThrownBy(() -> world.change("update cover set ended_on = date '2020-01-01'")).hasMessageContaining("ck_cover_end");
        assertThatThrownBy(() -> world.change("update cover set end_reason = 'ONE_OFF'")).hasMessageContaining("ck_cover_end_reason");
        assertThatThrownBy(() -> world.change("update cover set end_reason = null")).hasMessageContaining("ck_cover_end");
    }

    @Test
    @DisplayName("重复终止不再生效；撤销后恢复；经过留有记录，不能改")
    void ending_twice_and_taking_it_back() {
        refused("cover.not-ended", () -> goOn("没有终止过"));
        end(CoverEnd.ONE_OFF, "2019-01-28", "给付单 1");
        refused("cover.ended", () -> end(CoverEnd.DEATH, "2019-01-28", "双击"));
        goOn("登错了人");
        assertThat(stateOn("2019-02-01")).isEqualTo(CoverState.IN_FORCE);
        assertThat(at(FOUNDRY, null).events()).extracting(CoverEvent::revoked, CoverEvent::reason, CoverEvent::remark, CoverEvent::actorName)
                .containsExactly(tuple(true, CoverEnd.ONE_OFF, "登错了人", "经办1"), tuple(false, CoverEnd.ONE_OFF, "给付单 1", "经办1"));
        assertThatThrownBy(() -> world.change("delete from cover_event")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> database.owner().useHandle(h -> h.execute("update cover_event set remark = 'x'"))).hasMessageContaining("append-only");
    }

    @Test
    @DisplayName("§9c 2：重复参保的多余保障自始无效，任何一天都不在保障中，当年不再列入参保名单；已登记给付的不能作无效")
    void a_surplus_cover_never_was_one() {
        desk().surplus(cover);
        for (var day : List.of("2019-01-20", "2019-01-28", "2019-12-31", "2020-01-01")) {
            assertThat(stateOn(day)).isEqualTo(CoverState.VOID);
            assertThat(at(FOUNDRY, LocalDate.parse(day)).inForce()).isNull();
        }
        assertThat(at(FOUNDRY, null).events()).extracting(CoverEvent::reason, CoverEvent::endedOn)
                .containsExactly(tuple(CoverEnd.DUPLICATE, LocalDate.parse("2019-01-27")));
        assertThat(world.desk(FOUNDRY).enrolments().candidates(EnrolmentWay.NEW_CARD, 2019, Slice.first(20)).rows()).isEmpty();
        refused("cover.ended", () -> desk().surplus(cover));
        assertThatThrownBy(() -> world.change("update cover set ended_on = starts_on")).hasMessageContaining("ck_cover_end_reason");
        desk().noSurplus(cover);
        assertThat(stateOn("2019-01-28")).isEqualTo(CoverState.IN_FORCE);
        world.change("insert into benefit_import (id, union_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at) "
                + "values (1, 1, 'f', 'd', 1, 1, 0, 'c', now())");
        world.change("insert into benefit (import_id, cover_id, row_no, claim_no, kind, paid_on, amount_fen, status) values (1, " + cover
                + ", 1, 'L-1', 'HOSPITAL', date '2019-03-01', 12345, 'REGISTERED')");
        refused("cover.benefits-paid", () -> desk().surplus(cover));
    }

    @Test
    @DisplayName("终止保障、撤销终止都不动台账，也不退费：应缴、市总划拨照旧")
    void ending_leaves_the_ledger_alone() {
        var before = ledger();
        assertThat(before).isNotEmpty();
        end(CoverEnd.DEATH, "2019-01-28", "死亡证明");
        assertThat(ledger()).isEqualTo(before);
        goOn("登错了人");
        end(CoverEnd.ONE_OFF, "2019-01-28", "给付单 2019-0001");
        assertThat(ledger()).isEqualTo(before);
        assertThat(world.desk(EAST).batches().get(world.number("select batch_id from cover")))
                .extracting(BatchRow::headcount, BatchRow::premiumFen, BatchRow::municipalFen, BatchRow::lowerFen).containsExactly(1, 2400L, 1200L, 1200L);
    }

    private List<String> ledger() {
        return world.jdbi().withHandle(h -> h.createQuery("""
                select e.id || ' ' || e.kind || ' ' || l.account || ' ' || l::text from ledger_entry e join ledger_line l on l.entry_id = e.id
                order by e.id, l.account""").mapTo(String.class).list());
    }

    @Test
    @DisplayName("保障机构已付的给付列在保障详情中，最近的在前；待确认的、已撤销的不列；外区看不到")
    void what_was_paid() {
        world.change("insert into benefit_import (id, union_id, file_name, digest, row_count, taken_count, refused_count, uploaded_by, uploaded_at) "
                + "values (1, 1, 'f', 'd', 4, 4, 0, 'c', now())");
        for (var row : List.of("1, 'L-1', 'HOSPITAL', date '2019-03-01', 12345, 'REGISTERED'", "2, 'L-2', 'ILLNESS', date '2020-02-29', 2000000, 'REGISTERED'",
                "3, 'L-3', 'DEATH', date '2019-03-01', 1, 'CHECKED'", "4, 'L-4', 'DEATH', date '2019-03-01', 1, 'WITHDRAWN'")) {
            world.change("insert into benefit (import_id, cover_id, row_no, claim_no, kind, paid_on, amount_fen, status) values (1, "
                    + cover + ", " + row + ")");
        }
        assertThat(at(FOUNDRY, null).benefits()).containsExactly(new Benefit(2019, BenefitKind.ILLNESS, LocalDate.of(2020, 2, 29), 2_000_000L),
                new Benefit(2019, BenefitKind.HOSPITAL, LocalDate.of(2019, 3, 1), 12_345L));
        refused("not-allowed", () -> at(MILL, null));
        var clerk = desk(FOUNDRY);
        clerk.current = TestUser.of(database.jdbi(), FOUNDRY, "clerk", EnumSet.complementOf(EnumSet.of(Permission.VIEW_BENEFIT_KINDS)));
        assertThat(clerk.of(cover, null).benefits()).as("that something was paid, not what for, nor the sum that tells it")
                .containsExactly(new Benefit(2019, null, LocalDate.of(2020, 2, 29), null), new Benefit(2019, null, LocalDate.of(2019, 3, 1), null));
    }

    @Test
    @DisplayName("等待区局确认的不能终止")
    void what_waits_cannot_end() {
        world.cardHolder(FOUNDRY, "李四", "2019-01-27");
        world.change("update card set card_no_sealed = ? where card_no_sealed = 'x'", sealed("6219990000000000032"));
        world.desk(FOUNDRY).submit(EnrolmentWay.NEW_CARD, 2019, "A");
        cover = world.number("select max(id) from cover");
        assertThat(at(FOUNDRY, null).covers().get(0)).extracting(PersonCover::state, PersonCover::endable).containsExactly(CoverState.AWAITING_DISTRICT, false);
        refused("not-allowed", () -> end(CoverEnd.DEATH, "2019-01-28", "死亡证明"));
    }

    private String sealed(String cardNo) {
        return database.personalData().seal(PersonalKind.CARD, cardNo).token();
    }

    private CoverDesk desk() {
        return new CoverDesk(world, database);
    }

    private PersonCoverage desk(long union) {
        return desk().coverage(union);
    }

    private PersonCovers at(long union, LocalDate day) {
        return desk(union).of(cover, day);
    }

    private CoverState stateOn(String day) {
        return at(FOUNDRY, LocalDate.parse(day)).covers().get(0).state();
    }

    private void end(CoverEnd reason, String day, String remark) {
        endOn(reason, LocalDate.parse(day), remark);
    }

    private void endOn(CoverEnd reason, LocalDate day, String remark) {
        world.inTransaction(() -> {
            desk(FEDERATION).end(cover, reason, day, remark);
            return null;
        });
    }

    private void goOn(String remark) {
        world.inTransaction(() -> {
            desk(FEDERATION).goOn(cover, remark);
            return null;
        });
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}

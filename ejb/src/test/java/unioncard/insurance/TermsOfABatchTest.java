package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.TestDatabase;

@DisplayName("参保批次按提交时的规则和费率计算")
class TermsOfABatchTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void theLastDayOnWhichTheWholeYearIsPaid() {
        world = new InsuranceWorld(database, "2026-06-29");
        world.cardHolder(FOUNDRY, "曹𬎆", "2025-05-01");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("§9c 7：提交后调整名称、半年保费和分界日，确认时转为半年的仍按提交时的半年保费，名称不变")
    void whatIsDecidedLaterTouchesNothing() {
        long batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2026, "A");
        var named = world.desk(FOUNDRY).batch(batch).planName();
        assertThat(world.desk(FOUNDRY).batch(batch).premiumFen()).isEqualTo(2400);
        database.owner().useHandle(h -> h.execute("""
                update premium_rate set premium_fen = 1600, municipal_fen = 900, lower_fen = 700 where year = 2026 and type = 'A' and period = 'HALF';
                update coverage_plan set name = 'A类（新）', benefits = '新的保障内容' where year = 2026 and type = 'A';
                update insurance_year set half_year_border = '2026-09-30', without_cover_start = 'UPLOAD' where year = 2026"""));
        world.goTo("2026-07-01");
        world.desk(EAST).confirm(batch);
        assertThat(world.desk(FOUNDRY).batch(batch)).satisfies(row -> {
            assertThat(row.premiumFen()).isEqualTo(1200);
            assertThat(row.municipalFen()).isEqualTo(600);
            assertThat(row.planName()).isEqualTo(named);
        });
        assertThat(world.number("select count(*) from cover where starts_on = '2026-07-02' and period = 'HALF' and premium_fen = 1200")).isEqualTo(1);
    }

    @Test
    @DisplayName("§9c 1：同一基层工会同一年度，已提交和已确认的批次只能是一个保障类型，数据库不允许例外")
    void onePlanPerUnionAndYear() {
        long batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2026, "A");
        var other = """
                insert into enrolment_batch (union_id, district_id, year, way, type, headcount, premium_fen, municipal_fen, lower_fen, status, submitted_by,
                  submitted_at, updated_at) select union_id, district_id, year, 'NEW_CARD', 'B', 1, 2, 1, 1, 'AWAITING_DISTRICT', 'c', now(), now()
                from enrolment_batch where id =\s""" + batch;
        assertThatThrownBy(() -> world.change(other)).hasMessageContaining("ex_enrolment_batch_plan");
        world.withdrawn(FOUNDRY, batch);
        world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2026, "B");
        world.cardHolder(FOUNDRY, "张䶮", "2026-03-01");
        world.desk(FOUNDRY).submit(NEW_CARD, 2026, "B");
        assertThat(world.covers("PROPOSED")).isEqualTo(2);
    }
}

package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardsReplaced;
import unioncard.shared.TestDatabase;

@DisplayName("补换卡后的保障给付账户")
class PayOutAccountTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void theManualsDay() {
        world = new InsuranceWorld(database, "2019-01-28");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("§9c 18：补换卡后，未到期的保障给付到新卡；已到期的、别人的不变")
    void rule_18_a_replacement_changes_the_pay_out_account() {
        world.cardHolder(FOUNDRY, "曹涛", "2019-01-27");
        world.cardHolder(FOUNDRY, "曹阳", "2019-01-27");
        world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        int old = world.number("select min(id) from card");
        world.change("update cover set status = 'CONFIRMED' where card_id = ?", old);
        world.change("""
                insert into cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on, ends_on, period,
                  premium_fen, municipal_fen, lower_fen)
                select batch_id, person_id, member_id, card_id, union_id, district_id, 2018, type, status, date '2018-01-01', date '2018-12-31', period,
                  premium_fen, municipal_fen, lower_fen from cover where card_id = ?""", old);
        world.change("""
                with o as (update card set status = 'REPLACED', replaced_by_id = 900 where id = ? returning *)
                insert into card (id, person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, issued_at)
                select 900, person_id, member_id, district_id, 'x', 'new', date '2019-01-28', 'INACTIVE', now() from o""", old);
        database.inTransaction(() -> new EnrolmentKeeper(world.jdbi(), world.clock()).payTo(new CardsReplaced(List.of((long) old), Instant.EPOCH)));
        assertThat(world.number("select card_id from cover where year = 2019 and status = 'CONFIRMED'")).isEqualTo(900);
        assertThat(world.number("select card_id from cover where year = 2018")).isEqualTo(old);
        assertThat(world.number("select count(*) from cover where status = 'PROPOSED' and card_id <> 900")).isOne();
        assertThat(world.number("select count(*) from cover where card_id = 900")).isOne();
    }
}

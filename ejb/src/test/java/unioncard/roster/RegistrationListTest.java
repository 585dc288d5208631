package unioncard.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.security.AuditNote;
import unioncard.security.PersonalKind;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("年度注册名单")
class RegistrationListTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
    }

    private void registered(String name, int year) {
        long member = world.member(name);
        var number = database.personalData().seal(PersonalKind.CARD, "6219990000000000002").token();
        world.change("""
                with c as (insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, status, activated_on, issued_at)
                  select person_id, id, district_id, '%1$s', 'index ' || id, date '2026-01-05', 'ACTIVE', date '2026-01-09', now() from member where id = %2$d
                  returning id)
                insert into card_registration (card_id, year, member_id, union_id, district_id, registered_at, registered_by, registrar)
                select c.id, %3$d, m.id, m.union_id, m.district_id, timestamptz '2026-03-01 09:30+08', 'clerk', '经办甲' from c, member m where m.id = %2$d"""
                .formatted(number, member, year));
    }

    @Test
    @DisplayName("列出本会该年度注册的会员卡，卡号有掩码；没有注册的年度是一张空名单；别的工会看不到")
    void the_cards_of_a_year() {
        registered("李𬎆", 2026);
        registered("张䶮", 2026);
        registered("去年的", 2025);
        assertThat(print(world.union, 2026)).contains("年度注册名单", "注册年度：2026", "共2张", "李𬎆", "张䶮", "621999****0002", "2026-01-09", "2026-03-01", "经办甲")
                .doesNotContain("去年的", "6219990000000000002", "null");
        assertThat(print(world.union, 2024)).contains("共0张", "本年度还没有注册的会员服务卡");
        assertThat(print(world.otherUnion, 2026)).contains("共0张").doesNotContain("李𬎆");
    }

    private String print(long union, int year) {
        var user = TestUser.of(database.jdbi(), union);
        return PaperDesk.text(database, user, (OutputStream out) -> new RegistrationList(database.jdbi(), world.clock, user, new AuditNote(),
                PaperDesk.room(database, world.clock, user, database.parameters())).print(year, out));
    }
}

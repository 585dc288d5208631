package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.MILL;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;
import static unioncard.insurance.InsuranceWorld.WEST;
import static unioncard.insurance.OpenState.CONFIRMED;
import static unioncard.insurance.OpenState.NOT_BEGUN;
import static unioncard.insurance.OpenState.PREPARED;
import static unioncard.insurance.OpenState.RETURNED;
import static unioncard.insurance.OpenState.SUBMITTED;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.TestUser;
import unioncard.shared.Rows;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("未参保工会")
class OpenUnionsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void afterTheCampaign() {
        world = new InsuranceWorld(database, "2019-03-05");
        world.cardHolder(FOUNDRY, "曹𬎆", "2018-05-05");
        world.cardHolder(FOUNDRY, "张䶮", "2018-05-05");
        world.cardHolder(SHIPYARD, "李雷", "2018-05-05");
        world.cardHolder(MILL, "阿卜杜拉·买买提", "2018-05-05");
        count();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("区局看到本区持卡未参保的工会，人数多的在前，以及联系人和最近登录；别的区局看不到")
    void ofTheOwnDistrict() {
        world.change("update trade_union set leader = '𠮷主席', phone = '55500001' where id = 10");
        world.change("insert into user_account (login, name, union_id, password_hash, last_sign_in_at) "
                + "values ('f', '经办', 10, 'x', timestamptz '2019-02-28 09:00+08')");
        assertThat(list(EAST, null).rows()).extracting(OpenUnion::name, OpenUnion::state, OpenUnion::headcount)
                .containsExactly(tuple("铸造厂工会", NOT_BEGUN, 2), tuple("造船厂工会", NOT_BEGUN, 1));
        assertThat(list(EAST, null).rows().get(0)).extracting(OpenUnion::leader, OpenUnion::phone, row -> row.signedInAt().toString(), OpenUnion::handledAt)
                .containsExactly("𠮷主席", "55500001", "2019-02-28T01:00:00Z", null);
        assertThat(list(WEST, null).rows()).extracting(OpenUnion::id).containsExactly(MILL);
        assertThat(unions(EAST).years()).containsExactly(2019);
        assertThat(unions(EAST).list(new OpenUnionFilter(2019, MILL, null), Slice.first(20)).rows()).isEmpty();
        assertThat(unions(EAST).list(new OpenUnionFilter(2019, SHIPYARD, null), Slice.first(20)).rows()).extracting(OpenUnion::id).containsExactly(SHIPYARD);
    }

    @Test
    @DisplayName("未开始、名单已备、已提交、已退回、已确认；默认只列未提交的，撤回的算没有提交过")
    void howFarTheyHaveCome() {
        world.change("insert into prepared_list values (2019, 'CARD_WITHOUT_COVER', 11, 2, 1, now() - interval '1 day')");
        assertThat(state(SHIPYARD)).isEqualTo(PREPARED);
        long batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2019, "A");
        assertThat(list(EAST, null).rows()).extracting(OpenUnion::id).containsExactly(SHIPYARD);
        assertThat(state(FOUNDRY)).isEqualTo(SUBMITTED);
        world.desk(FOUNDRY).withdraw(batch);
        assertThat(state(FOUNDRY)).isEqualTo(NOT_BEGUN);
        batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2019, "A");
        world.returned(EAST, batch);
        assertThat(state(FOUNDRY)).isEqualTo(RETURNED);
        assertThat(list(EAST, null).rows()).extracting(OpenUnion::id).containsExactly(FOUNDRY, SHIPYARD);
        batch = world.desk(FOUNDRY).submit(CARD_WITHOUT_COVER, 2019, "A");
        world.confirmed(EAST, batch);
        assertThat(state(FOUNDRY)).as("the count of before the confirmation").isEqualTo(CONFIRMED);
        count();
        assertThat(state(FOUNDRY)).as("all covered").isNull();
        world.cardHolder(FOUNDRY, "后来", "2019-03-04");
        count();
        assertThat(state(FOUNDRY)).isEqualTo(CONFIRMED);
        world.change("insert into prepared_list values (2019, 'NEW_CARD', 10, 2, 1, timestamptz '2019-03-06 04:40+08')");
        assertThat(state(FOUNDRY)).as("somebody new stands in a list prepared since").isEqualTo(PREPARED);
        world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A");
        assertThat(state(FOUNDRY)).isEqualTo(SUBMITTED);
    }

    @Test
    @DisplayName("翻页、排序，合计数与行数一致")
    void paging() {
        var all = unions(EAST).list(new OpenUnionFilter(2019, null, null), new Slice(0, 1, "headcount", false));
        assertThat(all.rows()).extracting(OpenUnion::id).containsExactly(SHIPYARD);
        assertThat(all.total()).isEqualTo(2);
        assertThat(unions(EAST).list(new OpenUnionFilter(2019, null, null), new Slice(1, 1, "headcount", false)).rows())
                .extracting(OpenUnion::id).containsExactly(FOUNDRY);
    }

    private OpenState state(long union) {
        return List.of(OpenState.values()).stream()
                .filter(state -> list(EAST, state).rows().stream().anyMatch(row -> row.id() == union)).findFirst().orElse(null);
    }

    private Rows<OpenUnion> list(long district, OpenState state) {
        return unions(district).list(new OpenUnionFilter(2019, null, state), Slice.first(20));
    }

    private OpenUnions unions(long union) {
        return new OpenUnions(database.jdbi(), world.clock(), TestUser.of(database.jdbi(), union));
    }

    private void count() {
        for (long district : List.of(EAST, WEST)) {
            new CoverageCountRun(database.jdbi(), world.clock(), database.ownTransaction(), district).process();
        }
    }
}

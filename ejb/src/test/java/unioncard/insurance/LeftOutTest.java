package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.insurance.EnrolmentWay.CARD_WITHOUT_COVER;
import static unioncard.insurance.EnrolmentWay.NEW_CARD;
import static unioncard.insurance.InsuranceWorld.EAST;
import static unioncard.insurance.InsuranceWorld.FOUNDRY;
import static unioncard.insurance.InsuranceWorld.SHIPYARD;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.shared.Slice;
import unioncard.shared.TestDatabase;

@DisplayName("不在名单中的会员")
class LeftOutTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private InsuranceWorld world;

    @BeforeEach
    void aUnionOfEverybody() {
        world = new InsuranceWorld(database, "2019-03-05");
        named("本会已参保", "2019-01-20");
        world.confirmed(EAST, world.desk(FOUNDRY).submit(NEW_CARD, 2019, "A"));
        world.cardHolder(SHIPYARD, "他会已参保", "2019-01-20");
        world.confirmed(EAST, world.desk(SHIPYARD).submit(NEW_CARD, 2019, "A"));
        world.change("update member set union_id = 10 where union_id = 11");
        world.change("update cover set union_id = 10 where union_id = 11");
        named("新卡", "2019-02-20");
        named("老卡𬎆", "2018-02-20");
        world.change("update card set status = 'CANCELLED' where person_id in (select person_id from member where member_no = ?)", named("注销", "2018-02-20"));
        world.change("update member set status = 'TRANSFERRING' where member_no = ?", named("转会中", "2019-02-20"));
        world.change("update member set status = 'LEFT' where member_no = ?", named("已离会", "2019-02-20"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String named(String name, String cardDate) {
        return world.cardHolder(FOUNDRY, name, cardDate);
    }

    @Test
    @DisplayName("每个会员要么在名单中，要么列出不在的原因和办法；已离会的不列")
    void everybody_is_in_or_out_for_a_reason() {
        assertThat(out(NEW_CARD)).containsExactlyEntriesOf(new TreeMap<>(Map.of("本会已参保", LeftOutReason.COVERED, "他会已参保", LeftOutReason.COVERED_ELSEWHERE,
                "老卡𬎆", LeftOutReason.OLDER_CARD, "注销", LeftOutReason.NO_CARD, "转会中", LeftOutReason.NOT_ACTIVE)));
        assertThat(out(CARD_WITHOUT_COVER)).containsExactlyEntriesOf(new TreeMap<>(Map.of("本会已参保", LeftOutReason.COVERED,
                "他会已参保", LeftOutReason.COVERED_ELSEWHERE, "新卡", LeftOutReason.NEW_CARD, "注销", LeftOutReason.NO_CARD, "转会中", LeftOutReason.NOT_ACTIVE)));
        for (var way : EnrolmentWay.values()) {
            int in = world.desk(FOUNDRY).enrolments().candidates(way, 2019, Slice.first(20)).total();
            assertThat(in + out(way).size()).as(way.label()).isEqualTo(6);
        }
    }

    @Test
    @DisplayName("按原因查询；集中参保期间，有卡无保名单为空的原因是请通过集中参保办理")
    void by_reason() {
        assertThat(world.desk(FOUNDRY).enrolments().leftOut(NEW_CARD, 2019, LeftOutReason.NO_CARD, Slice.first(20)).rows()).extracting(LeftOut::name)
                .containsExactly("注销");
        assertThat(world.desk(SHIPYARD).enrolments().leftOut(NEW_CARD, 2019, null, Slice.first(20)).total()).isZero();
        world.goTo("2019-01-05");
        assertThat(out(CARD_WITHOUT_COVER)).containsEntry("老卡𬎆", LeftOutReason.CLOSED);
    }

    private Map<String, LeftOutReason> out(EnrolmentWay way) {
        var found = world.desk(FOUNDRY).enrolments().leftOut(way, 2019, null, Slice.first(50));
        assertThat(found.total()).isEqualTo(found.rows().size());
        assertThat(found.rows()).allSatisfy(row -> assertThat(row.reason().remedy()).isNotBlank());
        return found.rows().stream().collect(Collectors.toMap(LeftOut::name, LeftOut::reason, (a, b) -> a, TreeMap::new));
    }
}

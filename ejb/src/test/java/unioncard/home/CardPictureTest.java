package unioncard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.card.CardWorld;
import unioncard.card.Channel;
import unioncard.home.CardPicture.Drawn;
import unioncard.home.CardPicture.Reason;
import unioncard.member.HandlingStatus;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("首页办卡情况")
class CardPictureTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private CardPictures kept;

    @BeforeEach
    void twoUnions() {
        world = new CardWorld(database);
        kept = new CardPictures(world.clock);
    }

    private Drawn drawn(long union) {
        var user = TestUser.of(database.jdbi(), union);
        return database.seenBy(user.sight(), new CardPicture(database.jdbi(), world.clock, user, kept)::draw);
    }

    @Test
    @DisplayName("本工会会员按办理状态计数，待办人员列表单列；别的工会的、非正常的会员不计")
    void stages() {
        world.member("甲");
        long failed = world.member("𫚖");
        long listed = world.member("丙");
        long gone = world.member("丁");
        world.member(world.otherUnion, "戊", "RESIDENT_ID");
        world.change("update member set handling_status = 'FAILED' where id = " + failed);
        world.change("update member set status = 'RETAINED' where id = " + gone);
        world.pendingList(world.union).add(List.of(listed));
        var drawn = drawn(world.union);
        assertThat(drawn.at(HandlingStatus.OPEN)).isEqualTo(2);
        assertThat(drawn.at(HandlingStatus.FAILED)).isEqualTo(1);
        assertThat(drawn.at(HandlingStatus.ISSUED)).isZero();
        assertThat(drawn.pending()).as("on the pending list").isEqualTo(1);
        assertThat(drawn.total()).isEqualTo(3);
        world.member("己");
        assertThat(drawn(world.union).total()).as("a grassroots union is counted anew").isEqualTo(4);
    }

    @Test
    @DisplayName("银行退回原因按次数排列；撤回的不算退回；区局含下级工会，十分钟内不重新统计")
    void reasons() {
        for (var name : List.of("甲", "乙", "丙", "丁")) {
            world.member(name);
        }
        world.pendingList(world.union).add(database.jdbi().withHandle(h -> h.createQuery("select id from member").mapTo(Long.class).list()));
        world.allHavePassed();
        database.inTransaction(() -> world.submission(world.union).submit(Channel.REGULAR));
        world.change("""
                update card_batch_line set status = 'REFUSED', answered_at = now(), bank_code = case when seq = 1 then '1002' when seq < 4 then '1001' end""");
        var expected = List.of(new Reason("姓名与证件号码不符", 2), new Reason("证件号码不存在", 1));
        assertThat(drawn(world.union).reasons()).isEqualTo(expected);
        assertThat(drawn(world.district).reasons()).isEqualTo(expected);
        assertThat(drawn(world.otherUnion).reasons()).isEmpty();
        long before = drawn(world.district).total();
        world.member("戊");
        assertThat(drawn(world.district).total()).isEqualTo(before);
    }
}

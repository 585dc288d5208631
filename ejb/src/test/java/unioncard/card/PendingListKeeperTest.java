package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.member.IdentityChanged;
import unioncard.member.MemberStatus;
import unioncard.member.MembershipAction;
import unioncard.member.MembershipChanged;
import unioncard.shared.TestDatabase;

@DisplayName("会员变动后的待办人员列表")
class PendingListKeeperTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private PendingListKeeper keeper;
    private long member;

    @BeforeEach
    void oneInTheList() {
        world = new CardWorld(database);
        keeper = new PendingListKeeper(world.jdbi());
        member = world.member("张䶮");
        database.inTransaction(() -> world.pendingList(world.union).add(List.of(member)));
        world.allHavePassed();
    }

    private void changed(MemberStatus from, MemberStatus to, MembershipAction action) {
        database.inTransaction(() -> keeper.keep(new MembershipChanged(List.of(member), from, to, action, "李经办", world.clock.instant())));
    }

    @Test
    @DisplayName("退会的会员移出待办，记入办卡日志；校验中的也移出")
    void leaver() {
        world.change("update pending_entry set verification = 'VERIFYING'");
        changed(MemberStatus.ACTIVE, MemberStatus.LEFT, MembershipAction.LEAVE);
        assertThat(world.text("select count(*) from pending_entry")).isEqualTo("0");
        assertThat(world.text("select actor || '：' || text from card_log order by id desc limit 1")).isEqualTo("李经办：会员退会，移出待办人员列表");
        changed(MemberStatus.ACTIVE, MemberStatus.LEFT, MembershipAction.LEAVE);
        assertThat(world.text("select count(*) from card_log where step = 'REMOVED'")).isEqualTo("1");
    }

    @Test
    @DisplayName("保留会籍的人恢复，不影响待办")
    void returner() {
        changed(MemberStatus.RETAINED, MemberStatus.ACTIVE, MembershipAction.RESUME);
        assertThat(world.text("select count(*) from pending_entry")).isEqualTo("1");
    }

    @Test
    @DisplayName("换了证件类型：重新校验，转入特殊办卡通道")
    void otherDocument() {
        world.change("update person set document_type = 'FOREIGN_PASSPORT'");
        database.inTransaction(() -> keeper.verifyAgain(new IdentityChanged(member, "李经办", world.clock.instant())));
        assertThat(world.text("select verification || channel || special_reason from pending_entry")).isEqualTo("UNVERIFIEDSPECIALNON_ID_DOCUMENT");
        world.change("update person set document_type = 'RESIDENT_ID'");
        database.inTransaction(() -> keeper.verifyAgain(new IdentityChanged(member, "李经办", world.clock.instant())));
        assertThat(world.text("select channel from pending_entry")).isEqualTo("REGULAR");
    }

    @Test
    @DisplayName("持卡人重新入会：卡随人走，不再办卡")
    void holderComesBack() {
        world.change("""
                insert into card (person_id, member_id, district_id, card_no_sealed, card_no_index, card_no_date, issued_at)
                select person_id, id, district_id, 'x', repeat('0', 64), date '2026-01-01', now() from member""");
        world.change("delete from pending_entry");
        world.change("update member set status = 'LEFT'");
        var again = world.text("""
                insert into member (member_no, person_id, union_id, district_id, status, created_at)
                select '0079999999', person_id, %1$d, district_id, 'ACTIVE', now() from member returning id""".formatted(world.union));
        database.inTransaction(() -> keeper.keep(new MembershipChanged(List.of(Long.valueOf(again)), MemberStatus.UNREVIEWED, MemberStatus.ACTIVE,
                MembershipAction.APPROVE, "李经办", world.clock.instant())));
        assertThat(world.text("select handling_status from member where id = " + again)).isEqualTo("ISSUED");
        assertThat(world.text("select member_id from card")).isEqualTo(again);
        assertThat(world.text("select text from card_log where member_id = " + again)).isEqualTo("本人原有会员服务卡继续使用，无需重新办卡");
    }
}

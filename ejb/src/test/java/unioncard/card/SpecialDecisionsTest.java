package unioncard.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.security.AuditNote;
import unioncard.security.Duty;
import unioncard.security.Permission;
import unioncard.security.TestUser;
import unioncard.shared.TestDatabase;

@DisplayName("市总决定转入特殊通道")
class SpecialDecisionsTest {

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private CardWorld world;
    private PendingList list;
    private SpecialDecisions officer;

    @BeforeEach
    void aCity() {
        world = new CardWorld(database);
        list = world.pendingList(world.union);
        long city = Long.parseLong(world.text("select id from trade_union where level = 'MUNICIPAL'"));
        officer = decisions(city);
    }

    private SpecialDecisions decisions(long union) {
        return new SpecialDecisions(database.jdbi(), world.clock, TestUser.of(database.jdbi(), union), new AuditNote());
    }

    @Test
    @DisplayName("在待办中的转入特殊通道，保留校验结果；转回普通通道；原因记入办卡日志，号码遮盖")
    void there_and_back() {
        long member = world.member("李𬎆");
        list.add(List.of(member));
        world.allHavePassed();
        in(member, "银行来函，证件 310101199001010001 需核对");
        assertThat(world.text("select channel || special_reason || verification from pending_entry")).isEqualTo("SPECIALMUNICIPAL_DECISIONPASSED");
        assertThat(world.text("select text from card_log where step = 'TO_SPECIAL'")).isEqualTo("市总决定转入特殊办卡通道：银行来函，证件 3101****0001 需核对");
        assertThat(officer.reason(member)).contains(SpecialReason.MUNICIPAL_DECISION);
        assertThatThrownBy(() -> in(member, "再来一次")).hasMessage("decision.already");
        back(member, "已核对");
        assertThat(world.text("select channel || coalesce(special_reason, '-') from pending_entry")).isEqualTo("REGULAR-");
        assertThat(officer.reason(member)).isEmpty();
        assertThatThrownBy(() -> back(member, "再来一次")).hasMessage("decision.not-made");
    }

    @Test
    @DisplayName("还没有添加至待办的，添加时直接进入特殊通道")
    void before_the_list() {
        long member = world.member("买买提·艾力");
        in(member, "姓名需与银行约定");
        assertThat(list.add(List.of(member)).special()).containsEntry(SpecialReason.MUNICIPAL_DECISION, 1);
    }

    @Test
    @DisplayName("证件或银行反馈造成的，不能转回；没有原因、校验中、办卡中的不能转入")
    void refusals() {
        long foreigner = world.member(world.union, "DOE", "FOREIGN_PASSPORT");
        long rare = world.member("张䶮");
        world.change("update member set special_reason = 'RARE_CHARACTER' where id = " + rare);
        assertThatThrownBy(() -> back(foreigner, "x")).hasMessage("decision.not-made");
        assertThatThrownBy(() -> back(rare, "x")).hasMessage("decision.not-made");
        assertThatThrownBy(() -> in(foreigner, "x")).hasMessage("decision.already");
        long other = world.member("曹涛");
        assertThatThrownBy(() -> in(other, " ")).hasMessage("decision.no-reason");
        list.add(List.of(other));
        world.change("update pending_entry set verification = 'VERIFYING'");
        assertThatThrownBy(() -> in(other, "x")).hasMessage("decision.verifying");
        boolean moved = database.jdbi().withHandle(h -> DecisionSql.move(h, other, true));
        assertThat(moved).as("begun while it was decided").isFalse();
        assertThat(world.text("select channel from pending_entry where member_id = ?", other)).isEqualTo("REGULAR");
        world.change("update member set special_reason = null where id = " + other);
        world.change("delete from pending_entry");
        world.change("update member set handling_status = 'IN_PROGRESS'");
        assertThatThrownBy(() -> in(other, "x")).hasMessage("decision.not-open");
        assertThatThrownBy(() -> database.inTransaction(() -> decisions(world.otherUnion).moveToSpecial(other, "x"))).hasMessage("not-found");
    }

    @Test
    @DisplayName("只有市总的角色能持有这项权限")
    void municipal_only() {
        assertThat(Permission.DECIDE_CHANNEL.fits(Duty.BUSINESS, "MUNICIPAL")).isTrue();
        assertThat(Permission.DECIDE_CHANNEL.fits(Duty.BUSINESS, "DISTRICT")).isFalse();
        assertThat(world.text("select string_agg(role_code, ',') from role_permission where permission = 'DECIDE_CHANNEL'")).isEqualTo("MUNICIPAL_STAFF");
    }

    private void in(long member, String reason) {
        database.inTransaction(() -> officer.moveToSpecial(member, reason));
    }

    private void back(long member, String reason) {
        database.inTransaction(() -> officer.moveBack(member, reason));
    }
}

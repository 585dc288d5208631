package unioncard.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static unioncard.transfer.TransferWorld.refused;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import unioncard.member.MemberStatus;
import unioncard.security.Masked;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

@DisplayName("转入申请：查找会员")
class MemberLookUpTest {

    private static final int MOST = 30;
    /** Of the first person that {@code CardWorld} makes. */
    private static final String DOCUMENT = "310101199001010001";

    @RegisterExtension
    final TestDatabase database = new TestDatabase();
    private TransferWorld world;
    private long member;

    @BeforeEach
    void aMemberOfTheShipyard() {
        world = new TransferWorld(database);
        member = world.cards.member("阿卜杜拉·买买提");
    }

    @Test
    @DisplayName("凭会员编号，或凭姓名和完整证件号码，找到一人，只显示掩码")
    void by_number_or_by_name_and_document() {
        var number = world.memberNo(member);
        var found = world.clerkB().lookUp(number, null, null);
        assertThat(found).extracting(FoundMember::memberNo, FoundMember::name, FoundMember::document, FoundMember::unionName, FoundMember::status)
                .containsExactly(number, "阿**", new Masked("3101****0001"), "造船厂工会", MemberStatus.ACTIVE);
        assertThat(found.isTransferable()).isTrue();
        assertThat(world.clerkB().lookUp(fullWidth(number) + " ", null, null)).isNotNull();
        assertThat(world.clerkB().lookUp(null, "阿卜杜拉•买买提", " 310101 19900101 0001")).isNotNull();
        assertThat(world.clerkB().lookUp(null, "阿卜杜拉", DOCUMENT)).as("the whole name").isNull();
        assertThat(world.clerkB().lookUp(null, "阿卜杜拉·买买提", "310101199001010002")).isNull();
        assertThat(world.clerkB().lookUp(number, "买买提", null)).as("everything typed must apply").isNull();
        assertThat(world.clerkB().lookUp("0000000000", null, null)).isNull();
        world.cards.change("update member set status = 'LEFT'");
        assertThat(world.clerkB().lookUp(number, null, null)).as("no membership any more").isNull();
    }

    @Test
    @DisplayName("不完整的条件不查找：编号不足十位，只有姓名，只有证件号码")
    void incomplete() {
        for (var typed : new String[][] {{null, null, null}, {" ", "", null}, {"007", null, null}, {"00703110%%", null, null}, {null, "曹涛", null},
            {null, null, DOCUMENT}}) {
            refused("transfer.look-up-incomplete", () -> world.clerkB().lookUp(typed[0], typed[1], typed[2]));
        }
        assertThat(world.cards.text("select count(*) from transfer_look_up")).isEqualTo("0");
        refused("transfer.grassroots-only", () -> world.reviewerB().lookUp("0000000000", null, null));
    }

    @Test
    @DisplayName("一小时内次数有限，同时查找也不能超出；一小时后可再查")
    void limited() {
        var refusals = IntStream.range(0, MOST + 10).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                world.clerkB().lookUp("0000000000", null, null);
                return "";
            } catch (DomainException e) {
                return e.code();
            }
        })).toList().stream().map(CompletableFuture::join).filter(code -> !code.isEmpty()).toList();
        assertThat(refusals).hasSize(10).containsOnly("transfer.too-many-look-ups");
        assertThat(world.clerkA().lookUp("0000000000", null, null)).as("somebody else is not held up").isNull();
        world.minutes(61);
        assertThat(world.clerkB().lookUp(world.memberNo(member), null, null)).isNotNull();
        assertThat(world.cards.text("select count(*) from transfer_look_up where user_id = 3")).as("rows of the past go").isEqualTo("1");
    }

    @Test
    @DisplayName("只有自己一小时内查找到的会员可以申请转入")
    void a_request_needs_an_own_look_up() {
        var found = world.clerkA().lookUp(world.memberNo(world.cards.member(world.mill, "王五", "RESIDENT_ID")), null, null);
        refused("transfer.look-up-gone", () -> world.clerkB().requestIn(found.lookUpId()));
        refused("transfer.look-up-gone", () -> world.clerkA().requestIn(found.lookUpId() + 1));
        world.minutes(61);
        refused("transfer.look-up-gone", () -> world.clerkA().requestIn(found.lookUpId()));
        world.minutes(59);
        assertThat(world.clerkA().requestIn(found.lookUpId())).isPositive();
        world.close();
    }

    private static String fullWidth(String digits) {
        return digits.chars().map(c -> c - '0' + '０').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

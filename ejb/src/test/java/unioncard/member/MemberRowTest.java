package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("会员列表中的一行")
class MemberRowTest {

    @Test
    @DisplayName("审核前和审核不通过的没有办理状态；已离会的，办过卡才有")
    void handlingTold() {
        assertThat(row(MemberStatus.UNREVIEWED, HandlingStatus.OPEN).isHandlingTold()).isFalse();
        assertThat(row(MemberStatus.REFUSED, HandlingStatus.OPEN).isHandlingTold()).isFalse();
        assertThat(row(MemberStatus.ACTIVE, HandlingStatus.OPEN).isHandlingTold()).isTrue();
        assertThat(row(MemberStatus.LEFT, HandlingStatus.OPEN).isHandlingTold()).isFalse();
        assertThat(row(MemberStatus.LEFT, HandlingStatus.ISSUED).isHandlingTold()).isTrue();
    }

    private static MemberRow row(MemberStatus status, HandlingStatus handling) {
        return new MemberRow(1, "0000000001", "李𬎆", null, null, null, null, null, status, handling, null, 0, false, false);
    }
}

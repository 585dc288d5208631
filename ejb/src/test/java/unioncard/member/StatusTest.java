package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatusTest {

    @Test
    void a_membership_goes_only_these_ways() {
        assertThat(Arrays.stream(MemberStatus.values()).flatMap(from -> Arrays.stream(MemberStatus.values()).filter(from::canBecome)
                .map(to -> from + ">" + to)).collect(Collectors.toSet())).containsExactlyInAnyOrder("UNREVIEWED>ACTIVE", "UNREVIEWED>REFUSED",
                        "ACTIVE>TRANSFERRING", "ACTIVE>RETAINED", "ACTIVE>LEFT", "TRANSFERRING>ACTIVE", "TRANSFERRING>LEFT", "RETAINED>ACTIVE",
                        "RETAINED>LEFT");
        assertThat(MemberStatus.sources(MemberStatus.REFUSED)).containsExactly(MemberStatus.UNREVIEWED);
        assertThat(Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive)).containsExactly(MemberStatus.UNREVIEWED,
                MemberStatus.ACTIVE, MemberStatus.TRANSFERRING, MemberStatus.RETAINED);
    }

    @Test
    void a_card_goes_only_these_ways() {
        assertThat(Arrays.stream(HandlingStatus.values()).flatMap(from -> Arrays.stream(HandlingStatus.values()).filter(from::canBecome)
                .map(to -> from + ">" + to)).collect(Collectors.toSet())).containsExactlyInAnyOrder("OPEN>IN_PROGRESS", "IN_PROGRESS>ISSUED",
                        "IN_PROGRESS>FAILED", "IN_PROGRESS>OPEN", "FAILED>OPEN", "FAILED>IN_PROGRESS", "ISSUED>OPEN");
        assertThat(HandlingStatus.sources(HandlingStatus.IN_PROGRESS)).containsExactly(HandlingStatus.OPEN, HandlingStatus.FAILED);
    }
}

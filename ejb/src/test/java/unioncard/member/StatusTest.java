package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.shared.DomainException;

class StatusTest {

    private static final Map<MemberStatus, String> ALLOWED = Map.of(
            MemberStatus.UNREVIEWED, "APPROVE>ACTIVE REFUSE>REFUSED CORRECT>UNREVIEWED CHANGE_IDENTITY>UNREVIEWED MERGE_UNION>UNREVIEWED",
            MemberStatus.ACTIVE, "CORRECT>ACTIVE CHANGE_IDENTITY>ACTIVE RETAIN>RETAINED RETIRE>RETAINED LEAVE>LEFT EXPEL>LEFT "
                    + "START_TRANSFER>TRANSFERRING MERGE_UNION>ACTIVE",
            MemberStatus.RETAINED, "CORRECT>RETAINED CHANGE_IDENTITY>RETAINED RETIRE>RETAINED RESUME>ACTIVE LEAVE>LEFT EXPEL>LEFT MERGE_UNION>RETAINED",
            MemberStatus.TRANSFERRING, "END_TRANSFER>ACTIVE", MemberStatus.REFUSED, "", MemberStatus.LEFT, "");

    @ParameterizedTest
    @EnumSource(MemberStatus.class)
    @DisplayName("每种会员状态下，能办的办成，不能办的一律拒绝")
    void every_action_in_every_state(MemberStatus status) {
        for (var action : MembershipAction.values()) {
            var to = Stream.of(ALLOWED.get(status).split(" ")).filter(way -> way.startsWith(action + ">")).findFirst();
            assertThat(status.allows(action)).as(status + " " + action).isEqualTo(to.isPresent());
            if (to.isPresent()) {
                assertThat(status.after(action)).isEqualTo(MemberStatus.valueOf(to.get().substring(to.get().indexOf('>') + 1)));
            } else {
                assertThatThrownBy(() -> status.after(action)).as(status + " " + action)
                        .isInstanceOfSatisfying(DomainException.class, e -> assertThat(e.code()).isEqualTo("member.not-possible"));
            }
        }
    }

    @Test
    void a_membership_goes_only_these_ways() {
        assertThat(Arrays.stream(MemberStatus.values()).flatMap(from -> Arrays.stream(MemberStatus.values()).filter(from::canBecome)
                .map(to -> from + ">" + to)).collect(Collectors.toSet())).containsExactlyInAnyOrder("UNREVIEWED>ACTIVE", "UNREVIEWED>REFUSED",
                        "ACTIVE>TRANSFERRING", "ACTIVE>RETAINED", "ACTIVE>LEFT", "TRANSFERRING>ACTIVE", "RETAINED>ACTIVE", "RETAINED>RETAINED",
                        "RETAINED>LEFT");
    }

    @Test
    void some_memberships_count_as_live() {
        assertThat(Arrays.stream(MemberStatus.values()).filter(MemberStatus::isLive)).containsExactly(MemberStatus.UNREVIEWED,
                MemberStatus.ACTIVE, MemberStatus.TRANSFERRING, MemberStatus.RETAINED);
    }

    @Test
    void reasons_are_words_of_the_form() {
        assertThat(MembershipAction.values()).flatExtracting(MembershipAction::reasons).isSubsetOf(Dictionary.CHANGE_REASON.words());
        assertThat(Dictionary.CHANGE_REASON.words()).isSubsetOf(Arrays.stream(MembershipAction.values()).flatMap(a -> a.reasons().stream()).toList());
    }

    @Test
    void a_card_goes_only_these_ways() {
        assertThat(Arrays.stream(HandlingStatus.values()).flatMap(from -> Arrays.stream(HandlingStatus.values()).filter(from::canBecome)
                .map(to -> from + ">" + to)).collect(Collectors.toSet())).containsExactlyInAnyOrder("OPEN>IN_PROGRESS", "IN_PROGRESS>ISSUED",
                        "IN_PROGRESS>FAILED", "IN_PROGRESS>OPEN", "FAILED>OPEN", "FAILED>IN_PROGRESS", "ISSUED>OPEN");
        assertThat(HandlingStatus.sources(HandlingStatus.IN_PROGRESS)).containsExactly(HandlingStatus.OPEN, HandlingStatus.FAILED);
    }
}

package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unioncard.shared.DomainException;

class EnrolmentStatusTest {

    @ParameterizedTest
    @EnumSource(EnrolmentStatus.class)
    @DisplayName("区局确认中 may be confirmed, returned or withdrawn; what is handled stays as it is")
    void a_batch_is_handled_once(EnrolmentStatus next) {
        for (var status : EnrolmentStatus.values()) {
            boolean open = status == EnrolmentStatus.AWAITING_DISTRICT && next != EnrolmentStatus.AWAITING_DISTRICT;
            assertThat(status.canBecome(next)).as(status + " to " + next).isEqualTo(open);
            if (open) {
                assertThat(status.become(next)).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> status.become(next)).isInstanceOf(DomainException.class).hasMessage("enrolment.handled");
            }
        }
    }
}

package unioncard.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unioncard.shared.DomainException;

@DisplayName("转会状态")
class TransferStatusTest {

    private static final String WAYS = """
            REQUESTED>RELEASED REQUESTED>REFUSED REQUESTED>WITHDRAWN REQUESTED>EXPIRED
            RELEASED>DONE RELEASED>REFUSED RELEASED>WITHDRAWN RELEASED>EXPIRED""";

    static Stream<Arguments> everyPair() {
        return Arrays.stream(TransferStatus.values()).flatMap(from -> Arrays.stream(TransferStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("everyPair")
    void a_request_goes_only_these_ways(TransferStatus from, TransferStatus to) {
        boolean allowed = WAYS.lines().flatMap(line -> Stream.of(line.strip().split(" "))).anyMatch((from + ">" + to)::equals);
        assertThat(from.canBecome(to)).isEqualTo(allowed);
        if (allowed) {
            assertThat(from.become(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.become(to)).isInstanceOf(DomainException.class).hasMessage("transfer.handled");
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUESTED,待转出审核,true", "RELEASED,待转入确认,true", "DONE,已完成,false", "REFUSED,已拒绝,false", "WITHDRAWN,已撤回,false",
        "EXPIRED,已失效,false"})
    void each_has_its_word_and_is_open_or_not(TransferStatus status, String word, boolean open) {
        assertThat(status.label()).isEqualTo(word);
        assertThat(status.isOpen()).isEqualTo(open);
    }
}

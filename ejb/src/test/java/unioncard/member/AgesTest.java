package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import unioncard.form.UnfitValue;
import unioncard.shared.Parameter;
import unioncard.shared.Parameters;

@DisplayName("会员年龄按业务参数")
class AgesTest {

    private final Ages ages = Ages.of(new Parameters() {
        @Override
        public int number(Parameter parameter) {
            return parameter == Parameter.MEMBER_AGE_FROM ? 18 : 60;
        }
    }, LocalDate.of(2027, 2, 28));

    @Test
    @DisplayName("按周岁计算，生日当天满岁；闰日出生的在三月一日满岁")
    void fullYears() {
        assertThat(ages.fits(LocalDate.of(2009, 2, 28))).isTrue();
        assertThat(ages.fits(LocalDate.of(2009, 3, 1))).isFalse();
        assertThat(ages.fits(LocalDate.of(1966, 3, 1))).isTrue();
        assertThat(ages.fits(LocalDate.of(1966, 2, 28))).isFalse();
        assertThat(new Ages(LocalDate.of(2026, 2, 28), 18, 60).fits(LocalDate.of(2008, 2, 29))).isFalse();
        assertThat(new Ages(LocalDate.of(2026, 3, 1), 18, 60).fits(LocalDate.of(2008, 2, 29))).isTrue();
    }

    @Test
    @DisplayName("不予录入时说明现行的年龄范围")
    void theReasonNamesTheLimits() {
        assertThat(UnfitValue.of(Fault.AGE, ages.youngest(), ages.oldest()).reason()).isEqualTo("年龄不在18至60周岁之间");
    }
}

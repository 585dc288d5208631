package unioncard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against published sample numbers, not against numbers of our own. */
class CheckDigitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "830000199001010012", "810000198505150029", "931840199001010011"})
    void residentIdsAndPermits(String number) {
        assertThat(CheckDigits.residentId(number.substring(0, 17))).isEqualTo(number);
    }

    @Test
    void organisationCodeOfTheStandard() {
        assertThat(CheckDigits.organisation("D2143569")).isEqualTo("D2143569X");
    }

    @Test
    void creditCodeOfTheStandard() {
        assertThat(CheckDigits.creditCode("91350100M000100Y4")).isEqualTo("91350100M000100Y43");
    }

    @Test
    void permanentResidenceCardOfTheOldForm() {
        assertThat(CheckDigits.permanentResidence("KAZ11009012310")).isEqualTo("KAZ110090123105");
    }

    @Test
    void luhn() {
        assertThat(CheckDigits.card("7992739871")).isEqualTo("79927398713");
    }
}

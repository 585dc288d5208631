package unioncard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers of persons in free text")
class PersonalNumbersTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("are masked wherever they stand")
    @CsvSource({"核对110105194912310021一致,核对1101****0021一致", "x 44052418800101001X。,x 4405****001X。", "110105491231002,1101****1002",
        "电话13812345678,电话138****5678", "卡 6222 0000 0000 0000 004 已寄,卡 622200****0004 已寄", "138-1234-5678/张䶮,138****5678/张䶮",
        "１３８１２３４５６７８,138****5678", "甲110105194912310021乙13812345678,甲1101****0021乙138****5678"})
    void masked(String text, String expected) {
        assertThat(PersonalNumbers.masked(text)).isEqualTo(expected);
        assertThat(PersonalNumbers.in(text)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("are told from member, batch and credit code numbers, dates and hashes")
    @ValueSource(strings = {"", "member 0070311350", "batch 20261123000001, 3 lines", "91310000000000000X", "2026-11-23 15:37:12.123",
        "4a1101051949123100219f", "6222000000000000000", "20261123 15:37", "100000000000"})
    void others(String text) {
        assertThat(PersonalNumbers.masked(text)).isEqualTo(text);
        assertThat(PersonalNumbers.in(text)).isFalse();
    }

    @Test
    @DisplayName("and nothing stays nothing")
    void nothing() {
        assertThat(PersonalNumbers.masked(null)).isNull();
        assertThat(PersonalNumbers.in(null)).isFalse();
    }
}

package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("大写金额")
class CapitalAmountTest {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"0.00,零元整", "0.05,伍分", "0.50,伍角整", "0.56,伍角陆分", "1.00,壹元整", "10.00,壹拾元整", "24.00,贰拾肆元整", "325.04,叁佰贰拾伍元零肆分",
        "1409.50,壹仟肆佰零玖元伍角整", "6007.14,陆仟零柒元壹角肆分", "1020.05,壹仟零贰拾元零伍分", "16409.02,壹万陆仟肆佰零玖元零贰分", "10001.00,壹万零壹元整",
        "100000.00,壹拾万元整", "105000.00,壹拾万伍仟元整", "107000.53,壹拾万柒仟元伍角叁分", "1000010.00,壹佰万零壹拾元整",
        "100010000.00,壹亿零壹万元整", "120000000.00,壹亿贰仟万元整", "100000500.00,壹亿零伍佰元整", "1234567890.12,壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分",
        "1000000000000.00,壹万亿元整",
        "92233720368547758.07,玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"})
    @DisplayName("按票据填写规则")
    void as_on_cheques(BigDecimal yuan, String words) {
        assertThat(CapitalAmount.of(yuan.movePointRight(2).longValueExact())).isEqualTo(words);
    }

    @Test
    @DisplayName("没有负的划拨")
    void none_below_zero() {
        assertThatThrownBy(() -> CapitalAmount.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}

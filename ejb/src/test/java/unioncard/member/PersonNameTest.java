package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unioncard.form.UnfitValue;
import unioncard.shared.Pinyin;

class PersonNameTest {

    @ParameterizedTest
    @DisplayName("§9c 14：间隔号、全角、空格的各种写法是同一个姓名")
    @ValueSource(strings = {"阿卜杜拉\u00B7买买提", "阿卜杜拉\u2022买买提", "阿卜杜拉\u2027买买提", "阿卜杜拉\u2219买买提", "阿卜杜拉\u30FB买买提",
        "阿卜杜拉\uFF65买买提", "阿卜杜拉\u22C5买买提", "阿卜杜拉\uFF0E买买提", "阿卜杜拉.买买提", " 阿卜杜拉 · 买买提\u3000", "阿卜杜拉·\u200B买买提",
        "阿卜杜拉\u00A0•\u00A0买买提"})
    void spellings_of_one_name_are_equal(String typed) {
        var name = PersonName.of(typed);
        assertThat(name.value()).isEqualTo("阿卜杜拉·买买提");
        assertThat(name.original()).isEqualTo(typed);
    }

    @Test
    void latin_names_keep_their_words() {
        assertThat(PersonName.of("Ｏ’ＮＥＩＬＬ  MARY-ANN ").value()).isEqualTo("O'NEILL MARY-ANN");
        assertThat(PersonName.comparable("o'neill mary-ann")).isEqualTo(PersonName.comparable("O'NEILL  MARY-ANN"));
        assertThat(PersonName.of("Jose\u0301 J. Pe\u0301rez").value()).isEqualTo("José J. Pérez");
        assertThat(PersonName.of("曹　涛").value()).isEqualTo("曹涛");
    }

    @Test
    void different_names_stay_different() {
        var names = List.of("曹涛", "曹滔", "阿卜杜拉·买买提", "阿卜杜拉买买提", "张䶮", "张龑", "李𬎆", "李瑛", "吕布", "呂布");
        assertThat(names.stream().map(PersonName::comparable)).doesNotHaveDuplicates();
        // Full-width compatibility forms must not be folded into other characters.
        assertThat(PersonName.of("㛃").value()).isEqualTo("㛃");
    }

    @Test
    @DisplayName("§9c 14：姓名按字数算长度，扩展区的一个字是一个字")
    void length_counts_code_points() {
        assertThat(PersonName.of("𬎆".repeat(100)).value()).hasSize(200);
        assertThatThrownBy(() -> PersonName.of("𬎆".repeat(101))).isInstanceOf(UnfitValue.class);
    }

    @Test
    @DisplayName("§9c 14：自造字区的字给出标准字")
    void private_use_characters_come_with_the_standard_one() {
        assertThatThrownBy(() -> PersonName.of("张\uE863")).isInstanceOfSatisfying(UnfitValue.class,
                e -> assertThat(e.remedy()).contains("䶮").contains("U+4DAE"));
        assertThatThrownBy(() -> PersonName.of("张\uE81E")).isInstanceOfSatisfying(UnfitValue.class, e -> assertThat(e.remedy()).contains("U+9FB4"));
        assertThatThrownBy(() -> PersonName.of("张\uE816")).isInstanceOfSatisfying(UnfitValue.class, e -> assertThat(e.remedy()).contains("U+20087"));
        assertThatThrownBy(() -> PersonName.of("张\uE000")).isInstanceOfSatisfying(UnfitValue.class,
                e -> assertThat(e.remedy()).isEqualTo(Fault.NAME_PRIVATE_USE.remedy()));
    }

    @ParameterizedTest
    @CsvSource({"张?, NAME_UNREADABLE", "张？, NAME_UNREADABLE", "张\uFFFD, NAME_UNREADABLE", "张3, NAME_SHAPE", "张(大), NAME_SHAPE", "' ', MISSING"})
    void unreadable_and_impossible_names_are_refused(String typed, String fault) {
        assertThatThrownBy(() -> PersonName.of(typed)).isInstanceOfSatisfying(UnfitValue.class, e -> assertThat(e.fault()).hasToString(fault));
    }

    @ParameterizedTest
    @CsvSource({"曹涛, CAO TAO", "单雄信, SHAN XIONG XIN", "吕布, LYU BU", "张䶮, ZHANG YAN", "李𬎆, LI YING", "阿卜杜拉·买买提, A BO DU LA·MAI MAI TI",
        "O'NEILL MARY-ANN, O'NEILL MARY-ANN"})
    void spells_names_in_latin(String name, String pinyin) {
        assertThat(Pinyin.of(name)).contains(pinyin);
    }
}

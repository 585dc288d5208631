package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Names are spelt from remembered parts; the rules applied to the whole say the same. */
class PinyinProperties {

    private static final String[] READ_TOGETHER = {"令狐", "万俟", "澹台", "藏文", "重庆", "秘鲁", "长孙"};
    private static final String READ_OTHERWISE_AS_SURNAMES = "单曾仇解查朴区任盖尉翟欧阳司马上官万俟长孙令狐尉迟澹台重乐行折哈那缪宓种员贠逄冼邵";

    @Property(tries = 500)
    void parts_say_what_the_rules_say(@ForAll("names") String name) {
        assertThat(Pinyin.of(name)).isEqualTo(Pinyin.spelling(name));
    }

    @Provide
    Arbitrary<String> names() {
        var surnames = Arbitraries.of(READ_OTHERWISE_AS_SURNAMES.codePoints().mapToObj(Character::toString).toList());
        var others = Arbitraries.integers().between(0x4E00, 0x9FFF).map(Character::toString);
        var rare = Arbitraries.integers().between(0x20000, 0x2A6DF).map(Character::toString);
        var letters = Arbitraries.of("·", "A", " ");
        return Arbitraries.frequencyOf(Tuple.of(6, surnames), Tuple.of(6, others), Tuple.of(2, rare), Tuple.of(2, Arbitraries.of(READ_TOGETHER)),
                Tuple.of(1, letters)).list().ofMinSize(1).ofMaxSize(5)
                .map(parts -> String.join("", parts).strip()).filter(name -> !name.isEmpty());
    }
}

package unioncard.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SortsTest {

    private final Sorts sorts = Sorts.endingWith("m.id").with("name", Sorts.letters("p.name"), "p.birth_date").with("joinedOn", "m.joined_on");

    @Test
    @DisplayName("每种排序都以行的编号结尾；倒序时各列都倒过来")
    void anOrderIsTotalAndTurnsRoundAsAWhole() {
        assertThat(sorts.by(new Slice(0, 20, "joinedOn", false), "m.id desc")).isEqualTo("m.joined_on, m.id");
        assertThat(sorts.by(new Slice(0, 20, "name", true), "m.id desc")).isEqualTo("p.name using ~>~, p.birth_date desc, m.id desc");
        assertThat(sorts.by(Slice.first(20), "m.id desc")).isEqualTo("m.id desc");
    }

    @Test
    @DisplayName("列表没有的排序不执行")
    void whatTheListDoesNotOfferIsRefused() {
        assertThatThrownBy(() -> sorts.by(new Slice(0, 20, "p.name; drop table member", false), "m.id")).isInstanceOf(IllegalArgumentException.class);
    }
}

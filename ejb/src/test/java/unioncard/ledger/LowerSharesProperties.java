package unioncard.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LowerSharesProperties {

    /** Covers of a batch are struck off one after the other, in any order, until none is left. */
    @Property
    void what_is_struck_off_adds_up_and_leaves_no_level_below_zero(@ForAll @IntRange(max = 100) int district, @ForAll @IntRange(max = 100) int rest,
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5_000) Integer> covers) {
        int intermediate = Math.min(rest, 100 - district);
        long lower = covers.stream().mapToLong(Integer::longValue).sum();
        // As the columns of a batch reckon.
        var charged = new LowerShares(lower * district / 100, lower * intermediate / 100,
                lower - lower * district / 100 - lower * intermediate / 100);
        for (long fen : covers) {
            var part = charged.part(fen, district, intermediate);
            assertThat(part.district() + part.intermediate() + part.base()).isEqualTo(fen);
            assertThat(List.of(part.district(), part.intermediate(), part.base())).allMatch(each -> each >= 0);
            charged = new LowerShares(charged.district() - part.district(), charged.intermediate() - part.intermediate(), charged.base() - part.base());
            assertThat(List.of(charged.district(), charged.intermediate(), charged.base())).allMatch(each -> each >= 0);
        }
        assertThat(charged).isEqualTo(new LowerShares(0, 0, 0));
    }
}

package unioncard.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LowerSplitProperties {

    @Property
    void the_shares_add_up_for_every_split_rate_and_head_count(@ForAll @IntRange(max = 100) int district, @ForAll @IntRange(max = 100) int rest,
            @ForAll @IntRange(max = 1_000_000) int lowerRate, @ForAll @IntRange(min = 1, max = 100_000) int heads) {
        var split = new LowerSplit(district, Math.min(rest, 100 - district), false);
        split.require();
        long lower = (long) lowerRate * heads;
        var preview = new FeePreview(heads, lower, 0, lower, 0, 0).divided(split);
        assertThat(preview.districtFen() + preview.intermediateFen() + preview.baseFen()).isEqualTo(lower);
        assertThat(preview.districtFen()).isBetween(0L, lower);
        assertThat(preview.intermediateFen()).isBetween(0L, lower);
        // Each of the others leaves less than a fen to the base union.
        assertThat(preview.baseFen() * 100 - lower * split.basePercent()).isBetween(0L, 198L);
    }
}

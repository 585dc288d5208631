package unioncard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/** Whatever happens in whatever order, everybody behind the second wall: what must hold of members holds. */
class MembershipProperties {

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void one_membership_one_card_and_nothing_seen_from_beside(@ForAll("histories") List<Step> history) throws Exception {
        var database = new TestDatabase();
        database.beforeEach(null);
        try {
            var city = new MembershipCity(database);
            var sound = new MembershipSoundness(city);
            for (var step : history) {
                try {
                    step.event.happen(city, step.union, step.number);
                } catch (DomainException refused) {
                    assertThat(refused.code()).as(step.toString()).isNotEqualTo("not-allowed");
                }
                sound.hold();
            }
        } finally {
            database.afterEach(null);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(Arbitraries.of(MembershipEvent.class), Arbitraries.of(MembershipCity.UNIONS), Arbitraries.integers().between(0, 11))
                .as(Step::new).list().ofMinSize(12).ofMaxSize(24);
    }

    record Step(MembershipEvent event, long union, int number) {
    }
}

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
import unioncard.bankfile.AnsweringBank;
import unioncard.card.CardWorld;
import unioncard.security.TestUser;
import unioncard.shared.DomainException;
import unioncard.shared.TestDatabase;

/** Whatever happens in whatever order, everybody behind the second wall: what must hold of members holds. */
class MembershipProperties {

    private static final List<Long> UNIONS = List.of(TestUnions.EAST_WORKS, TestUnions.WEST_WORKS);

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void one_membership_one_card_and_nothing_seen_from_beside(@ForAll("histories") List<Step> history) throws Exception {
        var database = new TestDatabase();
        database.beforeEach(null);
        try {
            var city = new City(database);
            for (var step : history) {
                try {
                    step.event.happen(city, step.union, step.number);
                } catch (DomainException refused) {
                    assertThat(refused.code()).as(step.toString()).isNotEqualTo("not-allowed");
                }
                city.isSound();
            }
        } finally {
            database.afterEach(null);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(Arbitraries.of(MembershipEvent.class), Arbitraries.of(UNIONS), Arbitraries.integers().between(0, 11))
                .as(Step::new).list().ofMinSize(6).ofMaxSize(16);
    }

    record Step(MembershipEvent event, long union, int number) {
    }

    /** Two unions of two districts with what the events need. */
    static final class City {

        final TestDatabase database;
        final TestUnions unions;
        final CardWorld cards;
        final AnsweringBank bank;

        City(TestDatabase database) {
            this.database = database;
            unions = new TestUnions(database);
            cards = new CardWorld(database, TestUnions.EAST_WORKS, TestUnions.WEST_WORKS, TestUnions.EAST);
            bank = new AnsweringBank(database, TestUnions.CLOCK);
        }

        /** A command of somebody of the union, in its own transaction and behind the wall. */
        void as(long union, MembershipEvent.Work work) {
            var user = TestUser.of(database.jdbi(), union);
            database.seenBy(user.commandSight(), () -> work.by(user));
        }

        List<Long> longs(String sql) {
            return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Long.class).list());
        }

        void isSound() {
            assertThat(longs("select person_id from member where status in ('UNREVIEWED', 'ACTIVE', 'TRANSFERRING', 'RETAINED') group by 1 "
                    + "having count(*) > 1")).as("persons with two memberships").isEmpty();
            assertThat(longs("select person_id from card where status in ('INACTIVE', 'ACTIVE', 'LOST') group by 1 having count(*) > 1"))
                    .as("persons with two cards").isEmpty();
            assertThat(longs("select m.id from member m where m.handling_status = 'ISSUED' and not exists (select from card c where "
                    + "c.person_id = m.person_id)")).as("issued without a card").isEmpty();
            assertThat(longs("select m.id from member m where (m.handling_status = 'IN_PROGRESS') <> exists (select from card_batch_line l "
                    + "where l.member_id = m.id and l.status = 'OPEN')")).as("in progress and not at the bank, or the other way round").isEmpty();
            long all = longs("select count(*) from member").get(0);
            long seen = 0;
            for (long union : UNIONS) {
                seen += seenFrom(union);
            }
            assertThat(seen).as("every member is seen by one union").isEqualTo(all);
        }

        private long seenFrom(long union) {
            var user = TestUser.of(database.jdbi(), union);
            return database.seenBy(user.sight(), () -> {
                var foreign = "district_id <> (select district_id from trade_union where id = " + union + ")";
                for (var table : List.of("member", "pending_entry", "card_batch", "card_batch_line", "card_log", "special_information", "member_import")) {
                    assertThat(longs("select count(*) from " + table + " where " + foreign)).as(table + " seen by union " + union).containsExactly(0L);
                }
                assertThat(longs("select count(*) from card c where not exists (select from member m where m.person_id = c.person_id)"))
                        .as("cards of strangers").containsExactly(0L);
                return longs("select count(*) from member").get(0);
            });
        }
    }
}

package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import unioncard.demo.CardBatch.Stage;

/** The card rounds of an ordinary union over the last years. */
final class CardHistory {

    private static final List<LocalDate> ROUNDS = List.of(LocalDate.of(2023, 10, 10), LocalDate.of(2024, 4, 9), LocalDate.of(2025, 4, 8),
            LocalDate.of(2025, 10, 14), LocalDate.of(2026, 5, 12), LocalDate.of(2026, 9, 8));

    private final Lots lots = new Lots("card history");
    private final Cards cards;

    CardHistory(Cards cards) {
        this.cards = cards;
    }

    /** Gives some of the members cards, leaves some at the bank, some refused, most of them open. */
    void of(Union union, List<Member> members) {
        if (lots.perMille(120)) {
            return;
        }
        int share = lots.between(200, 620);
        var waiting = new ArrayList<>(members.stream().filter(m -> m.openSince(0) && m.person.passes() && lots.perMille(share)).toList());
        for (var round : ROUNDS) {
            if (lots.perMille(300)) {
                continue;
            }
            var day = round.plusDays(lots.between(0, 9));
            var now = waiting.stream().filter(m -> m.joinedOn.isBefore(day.minusDays(20)) && lots.perMille(450)).toList();
            waiting.removeAll(now);
            round(union, day, now);
        }
        current(union, members);
    }

    private void round(Union union, LocalDate day, List<Member> members) {
        var regular = members.stream().filter(m -> m.person.regular()).toList();
        var special = new ArrayList<>(members.stream().filter(m -> !m.person.regular()).toList());
        if (!regular.isEmpty()) {
            cards.submit(union, "REGULAR", day, Stage.ANSWERED, regular, this::answer);
        }
        // What the bank cannot print in the regular channel goes through the special one some weeks later.
        regular.stream().filter(m -> m.person.difficultName()).forEach(special::add);
        if (!special.isEmpty()) {
            cards.submit(union, "SPECIAL", day.plusDays(21), Stage.ANSWERED, special, m -> Cards.ISSUED);
        }
    }

    private String answer(Member member) {
        return switch (member.person.name().kind()) {
            case RARE -> "2001";
            case LONG -> "2002";
            default -> lots.perMille(965) ? Cards.ISSUED : lots.word("1001 1002 1003 1004 3001 3002 4001 9001");
        };
    }

    private void current(Union union, List<Member> members) {
        int lot = lots.below(1000);
        var stage = lot < 30 ? Stage.TO_SEND : lot < 55 ? Stage.SENT : lot < 90 ? Stage.ACKNOWLEDGED : lot < 120 ? Stage.ANSWERED
                : lot < 126 ? Stage.REJECTED : lot < 132 ? Stage.WITHDRAWN : null;
        var now = members.stream().filter(m -> m.openSince(60) && m.person.regular() && m.person.passes()
                && !m.person.expired() && !m.person.difficultName())
                .limit(lots.between(4, 20)).toList();
        if (stage == null || now.isEmpty()) {
            return;
        }
        var day = stage == Stage.ANSWERED ? DemoDates.BASE.minusDays(lots.between(11, 17)) : DemoDates.BASE.minusDays(lots.between(2, 6));
        // Of a batch answered so far in part, the other half is still open at the bank.
        cards.submit(union, "REGULAR", day, stage, now, m -> m.id % 2 == 0 ? Cards.ISSUED : null);
    }
}

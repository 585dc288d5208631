package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import unioncard.demo.CardBatch.Stage;
import unioncard.demo.Covers.Decision;
import unioncard.demo.Person.InsuranceCase;
import unioncard.demo.Person.PopulationCase;
import unioncard.security.PersonalData;

/** 示例机电有限公司工会: 320 members, at least one for every case of the manual. */
final class WalkThrough {

    static final int MEMBERS = 320;
    private static final String PLAN = "A";
    /** What the bank answered to those it refused in September. */
    private static final List<String> REFUSALS = List.of("1001", "1001", "1002", "1003", "1004", "1004", "2001", "2001", "2002", "3001", "3002",
            "4001", "4001", "9001");

    private final Union union;
    private final People people;
    private final Members members;
    private final Names names;

    WalkThrough(Union union, People people, Members members, Names names) {
        this.union = union;
        this.people = people;
        this.members = members;
        this.names = names;
    }

    void cards(Cards cards, Covers covers) {
        var old = group(60, this::good);
        cards.submit(union, "REGULAR", LocalDate.of(2023, 10, 17), Stage.ANSWERED, old.subList(0, 35), m -> Cards.ISSUED);
        cards.submit(union, "REGULAR", LocalDate.of(2024, 4, 16), Stage.ANSWERED, old.subList(35, 60), m -> Cards.ISSUED);
        var late = group(18, this::good);
        cards.submit(union, "REGULAR", LocalDate.of(2024, 9, 10), Stage.ANSWERED, late, m -> Cards.ISSUED);
        var returned = group(7, this::good);
        cards.submit(union, "REGULAR", LocalDate.of(2024, 11, 5), Stage.ANSWERED, returned, m -> Cards.ISSUED);
        covers.enrol(union, 2025, "COLLECTIVE", PLAN, LocalDate.of(2024, 12, 10), Decision.CONFIRMED, null, joined(old, late.subList(0, 6)));

        var card2025 = group(20, this::good);
        cards.submit(union, "REGULAR", LocalDate.of(2025, 4, 15), Stage.ANSWERED, card2025, m -> Cards.ISSUED);
        covers.enrol(union, 2025, "NEW_CARD", PLAN, LocalDate.of(2025, 5, 6), Decision.CONFIRMED, null, card2025);
        covers.enrol(union, 2026, "COLLECTIVE", PLAN, LocalDate.of(2025, 12, 9), Decision.CONFIRMED, null, joined(old, card2025));

        var spring = group(9, this::good);
        var foreigners = group(3, () -> people.foreigner("FOREIGN_PASSPORT"));
        cards.submit(union, "REGULAR", LocalDate.of(2026, 5, 12), Stage.ANSWERED, spring, m -> Cards.ISSUED);
        cards.submit(union, "SPECIAL", LocalDate.of(2026, 5, 14), Stage.ANSWERED, foreigners, m -> Cards.ISSUED);
        covers.enrol(union, 2026, "NEW_CARD", PLAN, LocalDate.of(2026, 6, 2), Decision.CONFIRMED, null, joined(spring, foreigners));
        covers.enrol(union, 2026, "CARD_WITHOUT_COVER", PLAN, LocalDate.of(2026, 10, 12), Decision.RETURNED,
                "名单中有人员已申请转会，请核实后重新提交", returned);

        var awaiting = group(9, this::good);
        cards.submit(union, "REGULAR", LocalDate.of(2026, 8, 11), Stage.ANSWERED, awaiting, m -> Cards.ISSUED);
        covers.enrol(union, 2026, "NEW_CARD", PLAN, LocalDate.of(2026, 10, 27), Decision.AWAITING_DISTRICT, null, awaiting);
        var fresh = group(16, this::good);
        var refused = refused();
        cards.submit(union, "REGULAR", LocalDate.of(2026, 9, 8), Stage.ANSWERED, joined(fresh, refused),
                m -> fresh.contains(m) ? Cards.ISSUED : REFUSALS.get(refused.indexOf(m)));
        cards.submit(union, "REGULAR", LocalDate.of(2026, 10, 28), Stage.ACKNOWLEDGED, group(24, this::good), m -> null);
    }

    /** Members the bank refused, each with a name or a document that explains the code. */
    private List<Member> refused() {
        var list = new ArrayList<Member>();
        for (var code : REFUSALS) {
            var person = switch (code) {
                case "2001" -> sound(people.rareName());
                case "2002" -> sound(people.longName(28));
                case "1003" -> good().expiring(LocalDate.of(2026, 9, 10));
                default -> good();
            };
            list.add(join(person, "ACTIVE"));
        }
        return list;
    }

    void pendingLists(Pending pending, PersonalData personalData) {
        var passed = group(15, this::good);
        passed.addAll(group(2, () -> good().answered(PopulationCase.MATCH, InsuranceCase.OTHER_UNIT)));
        passed.addAll(group(1, () -> good().answered(PopulationCase.MATCH, InsuranceCase.NOT_FOUND)));
        var refusedByCity = group(2, () -> good().answered(PopulationCase.NAME_DIFFERS, InsuranceCase.OWN_UNIT));
        refusedByCity.addAll(group(1, () -> good().answered(PopulationCase.NOT_FOUND, InsuranceCase.OWN_UNIT)));
        refusedByCity.addAll(group(1, () -> good().answered(PopulationCase.DECEASED, InsuranceCase.NOT_FOUND)));
        refusedByCity.addAll(group(1, () -> rare("4DAE YAN").answered(PopulationCase.NAME_UNREADABLE, InsuranceCase.OWN_UNIT)));
        refusedByCity.addAll(group(1, () -> good().expiring(LocalDate.of(2026, 10, 20))));
        pending.add(union, "REGULAR", joined(passed, refusedByCity), group(6, this::good));

        var special = new ArrayList<Member>();
        special.add(join(foreigner("O'NEILL MARY-ANN", 'F'), "ACTIVE"));
        special.addAll(group(1, () -> people.foreigner("PERMANENT_RESIDENCE").expiring(LocalDate.of(2031, 5, 31))));
        special.addAll(group(1, () -> people.compatriot("HK_MACAO_PERMIT").expiring(LocalDate.of(2029, 8, 31))));
        // Refused by the bank for the name, so now in the special channel; the one with the rare character still lacks the particulars.
        var longNames = members.of(union).stream().filter(m -> "LONG_NAME".equals(m.specialReason())).toList();
        var rareName = members.of(union).stream().filter(m -> "RARE_CHARACTER".equals(m.specialReason())).limit(1).toList();
        var later = group(1, () -> people.compatriot("TAIWAN_RESIDENCE"));
        later.addAll(group(1, () -> people.foreigner("PERMANENT_RESIDENCE")));
        pending.add(union, "SPECIAL", joined(special, joined(longNames, rareName)), later);
        pending.complete(special.get(0), personalData);
        pending.complete(special.get(1), personalData);
        longNames.forEach(m -> pending.complete(m, personalData));
    }

    /** Those nothing has happened to yet, and those who are not full members. */
    void others() {
        join(people.longName(30), "ACTIVE");
        join(people.compatriot("TAIWAN_PERMIT").expiring(LocalDate.of(2030, 3, 31)), "ACTIVE");
        join(people.compatriot("HK_MACAO_RESIDENCE").expiring(LocalDate.of(2030, 6, 30)), "ACTIVE");
        for (var character : List.of("36C3 JIAN", "2C386 BIN", "4DAE YAN")) {
            join(rare(character), "ACTIVE");
        }
        group(3, people::minority);
        group(2, () -> good().expiring(DemoDates.BASE.minusDays(40)));
        group(3, () -> good().expiring(DemoDates.BASE.plusDays(50)));
        for (var status : Map.of("UNREVIEWED", 8, "TRANSFERRING", 5, "LEFT", 10, "RETAINED", 3, "REFUSED", 2).entrySet().stream()
                .sorted(Map.Entry.comparingByKey()).toList()) {
            for (int i = 0; i < status.getValue(); i++) {
                join(people.plain(), status.getKey());
            }
        }
        while (members.of(union).size() < MEMBERS) {
            join(people.plain(), "ACTIVE");
        }
    }

    private List<Member> group(int count, Supplier<Person> maker) {
        var group = new ArrayList<Member>();
        for (int i = 0; i < count; i++) {
            group.add(join(maker.get(), "ACTIVE"));
        }
        return group;
    }

    private Member join(Person person, String status) {
        boolean fresh = status.equals("UNREVIEWED") || status.equals("REFUSED");
        var day = fresh ? DemoDates.BASE.minusDays(5 + person.id() % 20) : LocalDate.of(2019, 3, 1).plusDays(person.id() * 37 % 1500);
        return members.join(person, union, status, day);
    }

    /** Somebody with an ordinary name and a valid resident ID whom both registries confirm. */
    private Person good() {
        return sound(people.plain());
    }

    private static Person sound(Person person) {
        var expires = person.document().expiresOn();
        var valid = expires == null || expires.isAfter(DemoDates.BASE.plusYears(1)) ? person : person.expiring(DemoDates.BASE.plusYears(6));
        return valid.answered(PopulationCase.MATCH, InsuranceCase.OWN_UNIT);
    }

    private Person rare(String character) {
        return people.named(names.rare(character, 'M'), 'M');
    }

    private Person foreigner(String name, char sex) {
        return people.foreigner("FOREIGN_PASSPORT", names.latin(name), sex, "USA").expiring(LocalDate.of(2033, 2, 28));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}

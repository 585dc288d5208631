package unioncard.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Enrolments and the covers that came of them, at the rates and by the terms in the database. */
final class Covers {

    /** What became of an enrolment. */
    enum Decision {
        AWAITING_DISTRICT, CONFIRMED, RETURNED, WITHDRAWN;

        String coverStatus() {
            return switch (this) {
                case AWAITING_DISTRICT -> "PROPOSED";
                case CONFIRMED -> "CONFIRMED";
                default -> "RELEASED";
            };
        }
    }

    private record Rate(int premium, int municipal, int lower) {
    }

    private record PersonYear(long person, int year) {
    }

    private final Lots lots = new Lots("covers");
    private final Handle handle;
    private final Users users;
    private final Ids ids;
    private final Ids numbers;
    private final Map<String, Rate> rates = new HashMap<>();
    private final Map<Integer, LocalDate> borders = new HashMap<>();
    private final Set<PersonYear> covered = new HashSet<>();
    private final Table batches = new Table("enrolment_batch (id, batch_no, union_id, district_id, year, way, type, headcount, premium_fen,"
            + " municipal_fen, lower_fen, district_percent, intermediate_percent,"
            + " status, submitted_by, submitted_at, decided_by, decided_at, return_reason, updated_at)");
    private final Table covers = new Table("cover (batch_id, person_id, member_id, card_id, union_id, district_id, year, type, status, starts_on,"
            + " ends_on, period, premium_fen, municipal_fen, lower_fen)");

    Covers(Handle handle, Users users) {
        this.handle = handle;
        this.users = users;
        ids = new Ids(handle, "enrolment_batch_seq");
        numbers = new Ids(handle, "enrolment_batch_no_seq");
        handle.createQuery("select year, type, period, premium_fen, municipal_fen, lower_fen from premium_rate").map((row, context) ->
                rates.put(row.getInt(1) + row.getString(2) + row.getString(3), new Rate(row.getInt(4), row.getInt(5), row.getInt(6)))).list();
        handle.createQuery("select year, half_year_border from insurance_year").map((row, context) ->
                borders.put(row.getInt(1), row.getObject(2, LocalDate.class))).list();
    }

    boolean covered(Member member, int year) {
        return covered.contains(new PersonYear(member.person.id(), year));
    }

    /** One enrolment; nothing happens for an empty list. In the campaign covers start on 1 January, else the day after the confirmation. */
    void enrol(Union union, int year, String way, String type, LocalDate day, Decision decision, String returnReason, Collection<Member> members) {
        var list = members.stream().filter(m -> !covered(m, year)).toList();
        if (list.isEmpty()) {
            return;
        }
        var submitted = DemoDates.at(DemoDates.workingDay(day), lots.between(9, 16), lots.below(60));
        boolean decided = decision == Decision.CONFIRMED || decision == Decision.RETURNED;
        var decidedAt = decided ? DemoDates.at(DemoDates.workingDay(submitted.toLocalDate().plusDays(lots.between(2, 5))), 10, lots.below(60)) : null;
        var start = way.equals("COLLECTIVE") ? LocalDate.of(year, 1, 1) : (decided ? decidedAt : submitted).toLocalDate().plusDays(1);
        var period = start.isAfter(borders.get(year)) ? "HALF" : "FULL";
        var rate = rates.get(year + type + period);
        long id = ids.next();
        int heads = list.size();
        var number = decision == Decision.CONFIRMED ? "%tY%<tm%<td%06d".formatted(decidedAt, numbers.next()) : null;
        batches.row(id, number, union.id(), union.districtId(), year, way, type, heads, (long) heads * rate.premium,
                (long) heads * rate.municipal, (long) heads * rate.lower, Split.districtPercent(union), Split.intermediatePercent(union), decision,
                users.clerkOf(union), submitted, decided ? users.reviewerOf(union) : null, decidedAt, returnReason,
                decided ? decidedAt : decision == Decision.WITHDRAWN ? submitted.plusMinutes(50) : submitted);
        for (var m : list) {
            covers.row(id, m.person.id(), m.id, m.card().id(), union.id(), union.districtId(), year, type, decision.coverStatus(), start,
                    LocalDate.of(year, 12, 31), period, rate.premium, rate.municipal, rate.lower);
            if (!decision.coverStatus().equals("RELEASED")) {
                covered.add(new PersonYear(m.person.id(), year));
            }
        }
    }

    /** The enrolments of an ordinary union since the end of 2024; the cards of this September are left to most unions' clerks. */
    void history(Union union, List<Member> members) {
        var holders = members.stream().filter(m -> m.card() != null).toList();
        var plan = Map.of(2025, plan(), 2026, plan());
        for (int year = 2025; year <= 2026; year++) {
            var start = LocalDate.of(year, 1, 1);
            var before = new ArrayList<Member>();
            var forgotten = new ArrayList<Member>();
            boolean forgets = lots.perMille(150);
            for (var m : holders) {
                if (m.card().numberedOn().isBefore(start)) {
                    (forgets && forgotten.size() < 3 ? forgotten : before).add(m);
                }
            }
            enrol(union, year, "COLLECTIVE", plan.get(year), start.minusDays(lots.between(14, 40)), Decision.CONFIRMED, null, before);
            if (year == 2025 || lots.perMille(500)) {
                enrol(union, year, "CARD_WITHOUT_COVER", plan.get(year), start.plusDays(lots.between(50, 90)), Decision.CONFIRMED, null, forgotten);
            }
            newCards(union, year, plan.get(year), holders);
        }
    }

    private void newCards(Union union, int year, String type, List<Member> holders) {
        var rounds = holders.stream().filter(m -> m.card().numberedOn().getYear() == year && m.card().batch().count("OPEN") == 0)
                .map(m -> m.card().numberedOn()).distinct().sorted().toList();
        for (var round : rounds) {
            var list = holders.stream().filter(m -> m.card().numberedOn().equals(round)).toList();
            boolean latest = round.isAfter(LocalDate.of(2026, 9, 1));
            int lot = lots.below(1000);
            if (!latest) {
                enrol(union, year, "NEW_CARD", type, round.plusDays(lots.between(5, 12)), Decision.CONFIRMED, null, list);
            } else if (lot < 160) {
                enrol(union, year, "NEW_CARD", type, DemoDates.BASE.minusDays(lots.between(2, 6)), Decision.AWAITING_DISTRICT, null, list);
            } else if (lot < 320) {
                enrol(union, year, "NEW_CARD", type, DemoDates.BASE.minusDays(lots.between(10, 20)), Decision.CONFIRMED, null, list);
            } else if (lot < 360) {
                enrol(union, year, "NEW_CARD", type, DemoDates.BASE.minusDays(lots.between(10, 20)), Decision.RETURNED,
                        "请核对持卡人员名单后重新提交", list);
            } else if (lot < 380) {
                enrol(union, year, "NEW_CARD", type, DemoDates.BASE.minusDays(lots.between(3, 9)), Decision.WITHDRAWN, null, list);
            }
        }
    }

    private String plan() {
        return lots.perMille(650) ? "A" : "B";
    }

    void write() {
        batches.copyTo(handle);
        covers.copyTo(handle);
        handle.execute("insert into union_plan_choice (union_id, year, type) select distinct union_id, year, type from cover"
                + " where status in ('PROPOSED', 'CONFIRMED') order by 1, 2");
    }
}
